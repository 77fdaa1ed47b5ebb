import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const dist = join(root, 'dist')
const stamp = join(dist, 'built')

/** What a bundle is made of: anything newer here than the last build makes it out of date. */
const sources = ['electron', 'renderer', 'shared', 'build', 'package-lock.json']

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
}
const node = {
  ...common,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // jsonc-parser's CommonJS asks for its own files by names that no bundler sees
  mainFields: ['module', 'main'],
  // native or provided by the runtime: everything else goes into the bundle
  external: ['electron', '@parcel/watcher', '@napi-rs/image'],
  // packages in the bundle that are still CommonJS ask for node's own modules by require
  banner: { js: "import { createRequire as marqueeCreateRequire } from 'node:module'; const require = marqueeCreateRequire(import.meta.url);" },
}
const browser = {
  ...common,
  platform: 'browser',
  format: 'esm',
  target: 'chrome128',
  loader: { '.woff2': 'file', '.woff': 'empty' },
  assetNames: 'fonts/[name]',
}

/** The package marks the calls that bind its keys as free of effects, and bundlers believe it: without them no key does anything. */
const emacsKeys = {
  name: 'emacs keys',
  setup: ({ onLoad }) =>
    onLoad({ filter: /codemirror-emacs[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('/*@__PURE__*/EmacsHandler.', 'EmacsHandler.'),
    })),
}

/** The faces in which the first frame is set. */
const firstFonts = ['inter-latin-wght-normal', 'source-serif-4-latin-wght-normal', 'ia-writer-quattro-latin-400-normal']

/** Builds main, preload, command line, renderer, its workers and the preview's page into dist/. */
export async function bundle() {
  await rm(dist, { recursive: true, force: true })
  await mkdir(join(dist, 'renderer'), { recursive: true })
  await Promise.all([
    // what starting does not need is loaded later, from files of its own
    // threads and processes have files of their own, beside the program that starts them
    ...[['electron', 'electron/main'], ['cli', 'electron/cli/marquee']].map(([program, entry]) =>
      build({ ...node, splitting: true, entryPoints: [entry, ...['export', 'picture'].map((name) => `electron/workers/${name}.worker`)].map((path) => ({ in: `${path}.ts`, out: basename(path) })), outdir: `dist/${program}` })),
    build({ ...common, platform: 'node', format: 'cjs', target: 'chrome128', external: ['electron'], entryPoints: ['electron/preload.ts'], outfile: 'dist/electron/preload.cjs' }),
    // the page's script in a file of its own for what every part of it needs, and one for each thing that few authors ask for
    build({ ...browser, jsx: 'automatic', metafile: true, plugins: [emacsKeys], alias: { '@codemirror/lang-html': './renderer/editor/noHtmlLanguage.ts' }, splitting: true, chunkNames: '[name]-[hash]', entryPoints: ['renderer/main.tsx'], outdir: 'dist/renderer' }).then(writePage),
    // a worker has no document: packages that decode entities with one have another build for workers
    ...['preview', 'checks', 'spelling', 'paste'].map((name) => build({ ...browser, conditions: ['worker'], entryPoints: [`renderer/workers/${name}.worker.ts`], outfile: `dist/renderer/${name}.worker.js` })),
    buildPreviewStyles(),
    buildEmoji(),
    copyFile(join(root, 'renderer/preview.html'), join(dist, 'renderer/preview.html')),
    copyDictionaries(),
  ])
  await writeFile(stamp, '')
}

/** The window's page, which asks for all of its script's files at once. */
async function writePage({ metafile }) {
  const needed = new Set()
  const visit = (output) => {
    for (const { path, kind } of metafile.outputs[output]?.imports ?? []) {
      if (kind !== 'import-statement' || needed.has(path)) continue
      needed.add(path)
      visit(path)
    }
  }
  visit('dist/renderer/main.js')
  const scripts = [...needed].map((path) => `    <link rel="modulepreload" href="${basename(path)}" />\n`)
  // what is loaded later finds its styles there: nothing moves when it comes
  const later = Object.keys(metafile.outputs).filter((path) => path.endsWith('.css') && basename(path) !== 'main.css')
  const styles = later.map((path) => `    <link rel="stylesheet" href="${basename(path)}" />\n`)
  // asked for when the first text is laid out, they would come too late for it: it would be laid out twice
  const fonts = firstFonts.map((name) => `    <link rel="preload" as="font" type="font/woff2" crossorigin href="fonts/${name}.woff2" />\n`)
  const page = await readFile(join(root, 'renderer/index.html'), 'utf8')
  await writeFile(join(dist, 'renderer/index.html'), page.replace('  </head>', `${[...scripts, ...styles, ...fonts].join('')}  </head>`))
}

/** Every dictionary that is installed, as it is, its licence beside it. */
async function copyDictionaries() {
  const installed = (await readdir(join(root, 'node_modules'))).filter((name) => name.startsWith('dictionary-'))
  await Promise.all(
    installed.map(async (name) => {
      const folder = join(dist, 'renderer/dictionaries', name.slice('dictionary-'.length))
      await mkdir(folder, { recursive: true })
      await Promise.all(['index.aff', 'index.dic', 'license'].map((file) => copyFile(join(root, 'node_modules', name, file), join(folder, file))))
    }),
  )
}

/** The preview's stylesheet is the one that exported pages get, with the fonts bundled. */
async function buildPreviewStyles() {
  const compiled = await build({ ...common, minify: false, sourcemap: false, write: false, format: 'esm', entryPoints: ['shared/markdown/articleStyles.ts'] })
  const { articleCss } = await import(`data:text/javascript,${encodeURIComponent(compiled.outputFiles[0].text)}`)
  const frame = join(root, 'renderer/features/preview/previewFrame.css')
  const own = existsSync(frame) ? await readFile(frame, 'utf8') : ''
  const fonts = "@import '@fontsource-variable/source-serif-4/index.css';\n@import '@fontsource-variable/source-serif-4/wght-italic.css';\n@import '@fontsource-variable/inter/index.css';\n"
  await build({
    ...browser,
    stdin: { contents: fonts + articleCss + own, resolveDir: root, loader: 'css', sourcefile: 'preview.css' },
    outfile: 'dist/renderer/preview.css',
  })
}

/** What completing emoji by name needs of gemoji, in a file of its own that the page loads when it is first asked for one. */
async function buildEmoji() {
  const { gemoji } = await import('gemoji')
  await writeFile(join(dist, 'renderer/emoji.js'), `export const emoji=${JSON.stringify(gemoji.map(({ emoji, names, tags }) => [emoji, names, tags]))}\n`)
}

/** Builds where something changed since the last build. */
export async function bundleIfStale() {
  const built = await stat(stamp).then((found) => found.mtimeMs, () => 0)
  for (const source of sources) if ((await newest(join(root, source))) > built) return bundle()
}

async function newest(path) {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await readdir(path, { withFileTypes: true, recursive: true })
  const times = await Promise.all(inside.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name)).then((file) => file.mtimeMs, () => 0)))
  return Math.max(found.mtimeMs, ...times)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now()
  await bundle()
  console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
