import { decodePercent } from '../../../shared/library/linkTarget.ts'
import { postPath } from '../../../shared/post/postPath.ts'
import { linkedPath } from '../../../shared/preview/previewProfile.ts'
import { goTo, openPost, openSession } from '../../session/activeDocument.ts'
import { askMain } from '../../state/askMain.ts'
import { libraryStore } from '../../state/libraryStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { previewStore } from '../../state/previewStore.ts'
import type { FrameDocument } from './frameDocument.ts'
import { lineAtHeight } from './placeInBlock.ts'
import type { RemotePictures } from './remotePictures.ts'
import { siteOf } from './siteOf.ts'

/** Answers clicks in the preview: links open, remote pictures load, anything else puts the cursor there. */
export function followClicks(page: Document, frame: FrameDocument, remote: RemotePictures): void {
  const act = (event: Event): void => {
    const target = event.target as Element | null
    const card = target?.closest<HTMLElement>('.remote-picture[data-url]')
    if (card) return void remote.load(card)
    const link = target?.closest('a[href]')
    if (link) {
      event.preventDefault()
      return followLink(page, link.getAttribute('href') ?? '', link.textContent)
    }
    if (event.type !== 'click' || !target || target.closest('summary, input')) return
    const found = frame.of(target)
    const body = openSession()?.body
    if (!found || found.fromLine < 1 || !body || page.getSelection()?.isCollapsed === false) return
    const line = Math.floor(lineAtHeight(found, body, (event as MouseEvent).clientY))
    goTo({ line: Math.min(line, found.fromLine + Math.max(1, found.block.lines) - 1) })
  }
  page.addEventListener('click', act)
  page.addEventListener('auxclick', (event) => event.preventDefault())
  page.addEventListener('keydown', (event) => {
    const isOnCard = Boolean((event.target as Element | null)?.closest('.remote-picture'))
    if (isOnCard && (event.key === 'Enter' || event.key === ' ')) act(event)
    else handOn(event)
  })
}

/** Keys pressed in the frame mean what they mean in the window around it. */
function handOn(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
  const again = new KeyboardEvent('keydown', { key, code, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true })
  if (!window.dispatchEvent(again)) event.preventDefault()
}

function followLink(page: Document, href: string, text: string): void {
  if (href.startsWith('#')) return void page.getElementById(decodePercent(href.slice(1)))?.scrollIntoView()
  if (/^(https?|mailto):/i.test(href)) {
    const [said, meant] = [siteOf(text), siteOf(href)]
    if (said === null || meant === null || said === meant) return void askMain('shell:openExternal', { url: href })
    const open = { label: `Open ${meant}`, run: () => void askMain('shell:openExternal', { url: href }) }
    return notify({ kind: 'error', message: `This link says “${said}” and leads to “${meant}”, so it was not opened.`, action: open })
  }
  const { path } = previewStore.getState()
  const target = path === null ? null : linkedPath(path, href)
  const post = libraryStore.getState().library?.posts.find((found) => found.path.normalize() === target?.normalize())
  if (post) void openPost(postPath(post.path))
}
