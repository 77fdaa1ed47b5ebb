const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)
const arrows = { ArrowUp: '↑', ArrowDown: '↓' }
const macNames: Readonly<Record<string, string>> = { ...arrows, Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const names: Readonly<Record<string, string>> = { ...arrows, Mod: 'Ctrl' }

/** The parts of a key in CodeMirror notation. @example keyParts('Mod--') // ['Mod', '-'] */
export function keyParts(key: string): readonly string[] {
  return key.split(/-(?=.)/)
}

/** A key as the author's keyboard names it. @example keyLabel('Mod-Shift-k') // 'Ctrl Shift K', '⇧⌘K' on a Mac */
export function keyLabel(key: string, mac: boolean = isMac): string {
  const parts = keyParts(key).map((part) => (mac ? macNames : names)[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  if (!mac) return parts.join(' ')
  return ['⌥', '⇧', '⌘'].filter((name) => parts.includes(name)).join('') + parts.at(-1)
}

/** The same for `aria-keyshortcuts`. @example ariaKey('Mod-k') // 'Control+K' */
export function ariaKey(key: string, mac: boolean = isMac): string {
  return keyParts(key).map((part) => (part === 'Mod' ? (mac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part)).join('+')
}
