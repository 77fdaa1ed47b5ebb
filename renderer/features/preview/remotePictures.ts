import { bridge } from '../../bridge/bridge.ts'

/** Pictures on the web that the author has asked for: what stands for them until then does not come back with the next letter. */
export class RemotePictures {
  readonly #loaded = new Set<string>()

  /** Asks for the picture that a card stands for, and shows it in the card's place. */
  async load(card: HTMLElement): Promise<void> {
    const url = card.dataset['url'] ?? ''
    const answer = await bridge.invoke('remotePicture:allow', { url })
    if (!answer.ok) return
    this.#loaded.add(url)
    card.replaceWith(pictureOf(card))
  }

  /** Puts the pictures that were asked for in the place of their cards. */
  fillIn(content: ParentNode): void {
    if (this.#loaded.size === 0) return
    for (const card of content.querySelectorAll<HTMLElement>('.remote-picture[data-url]')) if (this.#loaded.has(card.dataset['url'] ?? '')) card.replaceWith(pictureOf(card))
  }
}

function pictureOf(card: HTMLElement): HTMLImageElement {
  const picture = card.ownerDocument.createElement('img')
  picture.alt = card.dataset['alt'] ?? ''
  picture.src = card.dataset['url'] ?? ''
  return picture
}
