/** What of a mail address a mail program may be told; some attach files that an address names. */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body'])

/**
 * An address as it may be given to the system's browser or mail program, or why not. Only web and mail addresses are, as they were read here: what is
 * opened is what was looked at.
 * @example addressToOpen('https://Example.org') // { url: 'https://example.org/' }
 */
export function addressToOpen(address: string): { readonly url: string } | { readonly why: string } {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol === 'mailto:') return { url: mailAddress(url) }
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return { why: `“${address.slice(0, 200)}” is not a web address that Marquee opens.` }
  if (url.username !== '' || url.password !== '') {
    return { why: `“${address.slice(0, 200)}” was not opened: what stands before the “@” is a user name, and the address leads to “${url.host}”.` }
  }
  return { url: url.href }
}

function mailAddress(url: URL): string {
  const mail = new URL(`mailto:${url.pathname}`)
  // a plus is a plus in mail
  const fields = [...new URLSearchParams(url.search.replaceAll('+', '%2B'))].filter(([name]) => mailFields.has(name.toLowerCase()))
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent((name.toLowerCase() === 'body' ? value : value.replace(/[\r\n][\s\S]*/, '')).toWellFormed())}`)
  return query.length === 0 ? mail.href : `${mail.href}?${query.join('&')}`
}
