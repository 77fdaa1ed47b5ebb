const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)

/** A pressed key in the notation of the command list. @example Ctrl+Shift+K gives 'Mod-Shift-k' */
export function keyOfEvent(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, mac: boolean = isMac): string {
  const isMod = mac ? event.metaKey : event.ctrlKey
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  // `+` is on the key of `=`: who zooms in means the key, with or without Shift
  const isPlus = isMod && (event.key === '+' || event.key === '=')
  const key = isPlus ? '=' : (digit ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key))
  return [isMod && 'Mod', event.altKey && 'Alt', event.shiftKey && !isPlus && 'Shift', key].filter((part) => part !== false).join('-')
}
