/** The address of a library file in the window, each part of its path encoded. */
export function assetAddress(libraryPath: string): string {
  return `marquee-asset://library/${libraryPath.split('/').map(encodeURIComponent).join('/')}`
}

/** The path that a relative URL means, without query and fragment; one that is wrongly encoded is taken as it stands. */
export function decodedPath(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
