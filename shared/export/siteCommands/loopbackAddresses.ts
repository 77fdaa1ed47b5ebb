const written = /\bhttps?:\/\/[^\s"'<>`\\^{|}]+/gi
// after the host comes its port, a path, or nothing: `localhost@example.org` and `localhost.example.org` are others
const loopback = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:[/?#].*)?$/i

/** The addresses of this very machine that a text names. Any other is left out, whatever it begins with. */
export function loopbackAddresses(text: string): string[] {
  return [...text.matchAll(written)].map(([found]) => found.replace(/[.,;:!?)]+$/, '')).filter((address) => loopback.test(address))
}
