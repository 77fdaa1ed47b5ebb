import { _electron, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface BareEditor {
  readonly window: Page
  goToEndOf(marker: string): Promise<void>
  close(): Promise<void>
}

const source = `
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView, keymap } from '@codemirror/view'
window.show = (doc) => {
  const view = new EditorView({ doc, parent: document.body, extensions: [history(), keymap.of([...defaultKeymap, ...historyKeymap]), markdown(), syntaxHighlighting(defaultHighlightStyle), EditorView.lineWrapping, EditorView.theme({ '&': { height: '100vh' } })] })
  window.goToEndOf = (marker) => {
    const line = view.state.doc.lineAt(view.state.doc.toString().indexOf(marker))
    view.dispatch({ selection: { anchor: line.to }, effects: EditorView.scrollIntoView(line.to, { y: 'center' }) })
    view.focus()
  }
}`

/** CodeMirror with lang-markdown and nothing else, in a window of the same runtime and size. */
export async function bareEditor(doc: string): Promise<BareEditor> {
  const folder = await mkdtemp(join(tmpdir(), 'bare-editor-'))
  await build({ stdin: { contents: source, resolveDir: resolve(import.meta.dirname, '../..') }, bundle: true, minify: true, format: 'iife', outfile: join(folder, 'page.js'), logLevel: 'warning' })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare-editor', version: '1.0.0', main: 'main.cjs' }))
  await writeFile(join(folder, 'main.cjs'), `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => { const window = new BrowserWindow({ width: 720, height: 900, useContentSize: true }); window.loadFile(__dirname + '/index.html') })`)
  await writeFile(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><body style="margin:0"><script src="page.js"></script>')
  const userData = await mkdtemp(join(tmpdir(), 'bare-editor-data-'))
  const app = await _electron.launch({
    executablePath: process.env['MARQUEE_ELECTRON'] ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, folder],
  })
  const window = await app.firstWindow()
  await window.waitForLoadState('load')
  await window.evaluate((text) => (globalThis as unknown as { show(text: string): void }).show(text), doc)
  return {
    window,
    goToEndOf: (marker) => window.evaluate((word) => (globalThis as unknown as { goToEndOf(word: string): void }).goToEndOf(word), marker),
    async close() {
      await app.close()
      for (const made of [folder, userData]) await rm(made, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
