/** The web site that an address leads to, as it is written in addresses; null for what is no web address. A text may leave out the scheme (`www.example.org`). */
export function siteOf(text: string): string | null {
  const written = text.trim()
  const isAddress = /^https?:\/\/\S+$/i.test(written)
  const isHost = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?:[/?#:]\S*)?$/u.test(written)
  const address = isAddress ? written : isHost ? `https://${written}` : ''
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null
}
