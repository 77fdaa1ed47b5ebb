/** The path that a relative URL means, without query and fragment; one that is wrongly encoded is taken as it stands. */
export function decodedPath(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
