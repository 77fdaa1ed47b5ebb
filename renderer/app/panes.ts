/** What takes the focus in each pane, in reading order; a pane that is hidden has none on screen. */
const stops = ['.toolbar button', '[role=listbox][aria-label=Posts]', '[aria-label="Post body"]', 'iframe[title=Preview]', '.frame-details button, .frame-details input', '.statusBar button']

/** Moves the focus to the next pane (1) or the one before (-1), round and round: the way out of a text in which Tab indents. */
export function moveToPane(step: 1 | -1): void {
  const panes = stops.flatMap((selector) => {
    const first = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility())
    return first ? [first] : []
  })
  if (panes.length === 0) return
  const place = panes.findIndex((pane) => paneOf(pane).contains(document.activeElement))
  panes[(place + step + (place < 0 && step < 0 ? 1 : 0) + panes.length) % panes.length]?.focus()
}

function paneOf(stop: HTMLElement): Element {
  return stop.closest('.toolbar, nav, .editorPane, .previewPane, .frame-details, .statusBar') ?? stop
}
