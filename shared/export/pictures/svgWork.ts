import { mostPixels } from './pictureFacts.ts'
import { readSvg, UnclearSvg } from './svgMarkup.ts'

/** Shapes, counted once for each place in which they are drawn: what takes about a second. */
const mostShapes = 100_000
/** Of a picture that moves, all of which is drawn again for each frame. */
const mostMovingShapes = 2000
/** Longer ones are not looked through. */
export const longestSvg = 8 * 1024 * 1024
export const tooLong = 'It is larger than 8 MB.'
const longestRow = 16
const mostReferences = 2000

const moving = new Set(['animate', 'animateTransform', 'animateMotion', 'animateColor', 'set'])
/** Elements whose `href` draws nothing, or nothing again. */
const leading = new Set(['a', 'textPath', 'mpath', 'linearGradient', 'radialGradient', 'script', ...moving])
const gradients = new Set(['linearGradient', 'radialGradient', 'stop'])

/** What is drawn along with a shape: at each of its points where it is a marker, for each shape in it where it is inherited. */
interface Drawn {
  readonly id: string
  readonly isMarker: boolean
  readonly isInherited: boolean
}

interface Shape {
  readonly name: string
  readonly inside: Shape[]
  readonly draws: Drawn[]
  readonly points: number
  /** What a style sheet may call it. */
  readonly id: string
  readonly classes: readonly string[]
}

/** How large a picture is, null for what is none. */
export type SizeOf = (base64: string) => { readonly width: number; readonly height: number } | null

/**
 * Why an SVG picture would hold a browser up, or null. Parts that draw each other many times over make few bytes draw for ever, and a browser draws pictures
 * in the thread that a person types in. Counts generously: what it lets through takes about a second.
 * @param sizeOf asked for each picture within the picture
 */
export function whyHeavySvg(svg: string, sizeOf: SizeOf): string | null {
  if (svg.length > longestSvg) return tooLong
  try {
    return whyHeavy(svg, sizeOf)
  } catch (cause) {
    if (cause instanceof UnclearSvg) return cause.message
    throw cause
  }
}

function whyHeavy(svg: string, sizeOf: SizeOf): string | null {
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(svg)?.[1] ?? 'utf-8'
  if (svg.includes('\0') || !/^(?:utf-?8|us-ascii|iso-8859-\d+|windows-125\d)$/i.test(encoding)) throw new UnclearSvg('It is not in UTF-8.')
  const { shapes, styles, moves } = readShapes(svg, sizeOf)
  if (shapes[1]?.name !== 'svg') throw new UnclearSvg('It does not begin as an SVG picture does.')
  applyStyles(shapes, styles)
  const most = moves ? mostMovingShapes : mostShapes
  return weigh(shapes) > most ? `${tooMany(most)}${moves ? ' And it moves.' : ''}` : null
}

function tooMany(most: number): string {
  return `It has more than ${most.toLocaleString('en')} shapes.`
}

/** The shapes in the order in which they begin, the first holding all others. */
function readShapes(svg: string, sizeOf: SizeOf): { readonly shapes: readonly Shape[]; readonly styles: string; readonly moves: boolean } {
  const root = shapeOf('', new Map(), 0)
  const shapes = [root]
  const open = [root]
  let styles = ''
  let moves = false
  for (const token of readSvg(svg)) {
    if (token.kind === 'style') styles += `${token.css}\n`
    else if (token.kind === 'end') {
      if (open.length > 1) open.pop()
    } else {
      for (const value of token.attributes.values()) if (/data:/i.test(value)) checkData(value, sizeOf)
      const shape = shapeOf(token.name, token.attributes, token.length)
      moves ||= moving.has(token.name) || isMoving(token.attributes.get('style') ?? '')
      if (shapes.push(shape) > mostShapes) throw new UnclearSvg(tooMany(mostShapes))
      open.at(-1)?.inside.push(shape)
      if (!token.isEmpty) open.push(shape)
    }
  }
  return { shapes, styles, moves: moves || isMoving(styles) }
}

function isMoving(css: string): boolean {
  return /animation|transition|@keyframes/i.test(css)
}

function shapeOf(name: string, attributes: ReadonlyMap<string, string>, length: number): Shape {
  const draws: Drawn[] = []
  for (const [key, value] of attributes) {
    const href = key === 'href' && !leading.has(name) ? /^\s*#(.*)/s.exec(value)?.[1] : undefined
    if (href !== undefined) draws.push({ id: decoded(href), isMarker: false, isInherited: false })
    draws.push(...drawnBy(`${key}:${value}`))
  }
  return {
    name,
    inside: [],
    draws: gradients.has(name) ? [] : draws,
    points: 1 + length / 4,
    id: attributes.get('id') ?? '',
    classes: (attributes.get('class') ?? '').split(/\s+/),
  }
}

/** What styles refer to within the picture. */
function drawnBy(styles: string): Drawn[] {
  if (!/[(\\]/.test(styles)) return []
  if (/\\[\s\S]*\(|\([\s\S]*\\|--[\w-]+\s*:[^;]*url/i.test(styles)) throw new UnclearSvg('Its styles are not understood.')
  const [isMarker, isInherited] = [/marker/i.test(styles), /fill|stroke|marker/i.test(styles)]
  if (styles.split(/url\(/i, mostReferences).length === mostReferences) throw new UnclearSvg('Its styles are too long.')
  return Array.from(styles.matchAll(/url\(\s*["']?\s*#([^"')]*)/gi), ([, id = '']) => ({ id: decoded(id.trim()), isMarker, isInherited }))
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** A picture within the picture. */
function checkData(value: string, sizeOf: SizeOf): void {
  const base64 = /^\s*data:image\/(?:png|jpe?g|gif|webp)[^,]*;base64,([\s\S]*)$/i.exec(value)?.[1]
  if (base64 === undefined) {
    if (/data:\s*image|data:[^,]*xml/i.test(value)) throw new UnclearSvg('It holds pictures that are not understood.')
    return
  }
  const size = sizeOf(base64)
  if (!size || size.width * size.height > mostPixels) throw new UnclearSvg('It holds a picture that is too large, or not understood.')
}

/** Gives shapes what style sheets say that is drawn along with them. */
function applyStyles(shapes: readonly Shape[], styles: string): void {
  const css = styles.replace(/\/\*[\s\S]*?\*\//g, '')
  if (/data:\s*image/i.test(css)) throw new UnclearSvg('It holds pictures that are not understood.')
  const found = new Map<string, Drawn[]>()
  let count = 0
  for (const [, selectors = '', rules = ''] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const drawn = drawnBy(rules)
    count += drawn.length
    for (const selector of drawn.length > 0 ? selectors.split(',') : []) {
      const key = /(?:^|[\s>+~])[\w-]*([.#][\w-]+)+$|(?:^|[\s>+~])[\w-]+$/.exec(selector.trim())
      const name = key?.[1] ?? key?.[0].replace(/[\s>+~]/g, '') ?? '*'
      found.set(name, [...(found.get(name) ?? []), ...drawn])
    }
  }
  if (count < drawnBy(css).length) throw new UnclearSvg('Its styles are not understood.')
  if (found.size === 0) return
  for (const shape of shapes) {
    if (gradients.has(shape.name)) continue
    for (const name of [`#${shape.id}`, shape.name, '*', ...shape.classes.map((one) => `.${one}`)]) shape.draws.push(...(found.get(name) ?? []))
  }
}

/**
 * How many shapes are drawn, each with all that it draws. Goes over them until no weight changes: as many times as parts draw each other in a row.
 * @throws UnclearSvg where that has no end
 */
function weigh(shapes: readonly Shape[]): number {
  const byId = new Map<string, Shape[]>()
  for (const shape of shapes) {
    if (shape.id === '' || gradients.has(shape.name)) continue
    const same = byId.get(shape.id)
    if (same) same.push(shape)
    else byId.set(shape.id, [shape])
  }
  const mostPoints = shapes.reduce((most, { points }) => Math.max(most, points), 1)
  const weights = new Map<Shape, number>()
  const weightOf = ({ inside, draws, points }: Shape): number => {
    let weight = 1
    for (const shape of inside) weight += weights.get(shape) ?? 1
    const within = weight
    for (const { id, isMarker, isInherited } of draws) {
      const times = (isInherited ? within : 1) * (isMarker ? (inside.length > 0 ? mostPoints : points) : 1)
      for (const shape of byId.get(id) ?? []) weight += times * (weights.get(shape) ?? 1)
    }
    return weight
  }
  for (let round = 0; round < longestRow; round++) {
    let hasChanged = false
    for (const shape of shapes.toReversed()) {
      const weight = weightOf(shape)
      if (weight > mostShapes) return weight
      hasChanged ||= weight !== weights.get(shape)
      weights.set(shape, weight)
    }
    if (!hasChanged) return weights.get(shapes[0] as Shape) ?? 0
  }
  throw new UnclearSvg('Its parts draw each other in too long a row.')
}
