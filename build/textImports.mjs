/** For Vitest: what is imported `with { type: 'text' }` is text, as esbuild has it. Those are the files of the theme. */
export const textImports = {
  name: 'text imports',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!/\/theme\/[\w-]+\.(?:mustache|css)$/.test(source) || importer === undefined) return null
    // under a name that no other plugin takes for a style sheet
    return `\0text:${new URL(source, `file://${importer}`).pathname}.text`
  },
  async load(id) {
    if (!id.startsWith('\0text:')) return null
    const { readFile } = await import('node:fs/promises')
    return `export default ${JSON.stringify(await readFile(id.slice('\0text:'.length, -'.text'.length), 'utf8'))}`
  },
}
