import type { Element } from 'hast'
import { starParts } from '../../review/rating.ts'
import { element } from '../element.ts'

const outline = 'M12 2.5l2.94 5.96 6.58.96-4.76 4.64 1.12 6.55L12 17.52l-5.88 3.09 1.12-6.55L2.48 9.42l6.58-.96z'
const leftHalf = 'M12 2.5v15.02l-5.88 3.09 1.12-6.55L2.48 9.42l6.58-.96z'

/** Five drawn stars with halves; `label` says the same in words. */
export function stars(value: number, best: number, label: string): Element {
  const { full, half } = starParts(value, best)
  const drawn = Array.from({ length: 5 }, (_, i) => star(i < full ? 'full' : i < full + half ? 'half' : 'empty'))
  return element('span', { className: ['stars'], role: 'img', ariaLabel: label }, ...drawn)
}

function star(fill: 'full' | 'half' | 'empty'): Element {
  const half = fill === 'half' ? [element('path', { className: ['star-on'], d: leftHalf })] : []
  return element('svg', { viewBox: '0 0 24 24', width: '1em', height: '1em', ariaHidden: 'true' }, element('path', { className: [fill === 'full' ? 'star-on' : 'star-off'], d: outline }), ...half)
}
