import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { type RunningApp, launchApp } from './launchApp.ts'

/** What `morphChildren` of renderer/features/preview is asked to do in the page: HTML before, HTML wanted. */
const pairs: readonly (readonly [string, string])[] = [
  ['<p>One.</p>', '<p>One, and more.</p>'],
  ['<p>One <em>two</em> three</p>', '<p>One <em>two and</em> three</p>'],
  ['<p>One</p>', '<h2 id="one">One</h2>'],
  ['<p>One</p><p>Two</p>', '<p>Two</p>'],
  ['<p>Two</p>', '<p>One</p><p>Two</p><p>Three</p>'],
  ['<ul><li>a</li><li>b</li><li>c</li></ul>', '<ul><li>a</li><li><strong>b</strong></li><li>x</li><li>c</li></ul>'],
  ['<ul><li>a</li></ul>', '<ol start="3"><li>a</li></ol>'],
  ['<p class="a">x</p>', '<p class="b" lang="zh">x</p>'],
  ['<p><!-- a -->x</p>', '<p>x<!-- b --></p>'],
  ['<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>', '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td></td></tr><tr><td>2</td></tr></tbody></table>'],
  ['<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>', '<svg viewBox="0 0 1 1"><path d="M1 1"></path></svg> text'],
  ['', '<p>a</p>'],
  ['<p>a</p>', ''],
  ['<p>a</p>\n<p>a</p>\n<p>a</p>', '<p>a</p>\n<p>a</p>'],
]

let running: RunningApp
let library: string
test.beforeAll(async () => {
  const stdin = { contents: `export * from './morphNode.ts'; export * from './morphEntry.ts'`, resolveDir: 'renderer/features/preview' }
  const { outputFiles } = await build({ absWorkingDir: process.cwd(), stdin, bundle: true, write: false, format: 'iife', globalName: 'morphing' })
  library = outputFiles[0]?.text ?? ''
  running = await launchApp({ library: { 'a.md': 'A.' } })
})
test.afterAll(() => running.close())

test('a block becomes what it is to be, from each of these to each other', async () => {
  const sides = [...new Set(pairs.flat())]
  const wrong = await running.window.evaluate(`(() => { ${library}
    const wrong = []
    for (const [before, wanted] of ${JSON.stringify([...pairs, ...sides.flatMap((before) => sides.map((wanted) => [before, wanted]))])}) {
      const node = document.createElement('div')
      node.innerHTML = before
      const parsed = document.createElement('template')
      parsed.innerHTML = wanted
      morphing.morphChildren(node, parsed.content)
      if (node.innerHTML !== wanted) wrong.push([before, wanted, node.innerHTML])
    }
    return wrong
  })()`)
  expect(wrong).toEqual([])
})

test('what is the same in a block keeps its node, and what a reader has opened stays open', async () => {
  const kept = await running.window.evaluate(`(() => { ${library}
    const node = document.createElement('div')
    node.innerHTML = '<p>One <img alt="a"> two</p><details open><summary>More</summary><p>Hidden</p></details>'
    const parts = ['img', 'p', 'details', 'summary'].map((name) => [name, node.querySelector(name)])
    const parsed = document.createElement('template')
    parsed.innerHTML = '<p>One <img alt="a"> two and three</p><details><summary>More</summary><p>Hidden words</p></details>'
    morphing.morphChildren(node, parsed.content)
    return { same: parts.every(([name, part]) => node.querySelector(name) === part), html: node.innerHTML }
  })()`)
  expect(kept).toEqual({ same: true, html: '<p>One <img alt="a"> two and three</p><details open=""><summary>More</summary><p>Hidden words</p></details>' })
})

/** What becomes of HTML that a reader opened the details named `id` in, by one text after another. */
const afterTexts = (first: string, id: string, ...texts: readonly string[]): Promise<string> =>
  running.window.evaluate(`(() => { ${library}
    const node = document.createElement('div')
    const become = (html) => {
      const parsed = document.createElement('template')
      parsed.innerHTML = html
      morphing.morphChildren(node, parsed.content)
    }
    become(${JSON.stringify(first)})
    const details = node.querySelector('#' + ${JSON.stringify(id)})
    if (details) details.open = true
    for (const text of ${JSON.stringify(texts)}) become(text)
    return node.innerHTML
  })()`)

test('details open and close as the text says, where the text changes its mind', async () => {
  expect(await afterTexts('<details><p>a</p></details>', 'none', '<details open><p>a</p></details>')).toBe('<details open=""><p>a</p></details>')
  expect(await afterTexts('<details open><p>a</p></details>', 'none', '<details><p>a</p></details>')).toBe('<details><p>a</p></details>')
  expect(await afterTexts('<p>a</p><div><details open>b</details></div>', 'none', '<p>c</p><div><details>b</details></div>')).toBe('<p>c</p><div><details>b</details></div>')
})

test('what is put in or taken out above them leaves opened details open', async () => {
  const details = '<details id="x"><p>a</p></details>'
  const opened = '<details id="x" open=""><p>a</p></details>'
  expect(await afterTexts(`<p>one</p>${details}<p>two</p>`, 'x', `<p>one</p><p>new</p>${details}<p>two</p>`)).toBe(`<p>one</p><p>new</p>${opened}<p>two</p>`)
  expect(await afterTexts(`<p>one</p>${details}<p>two</p>`, 'x', `${details}<p>two</p>`)).toBe(`${opened}<p>two</p>`)
})

const items = (...texts: readonly string[]): string => `<ul>\n${texts.map((text) => `<li>${text}</li>\n`).join('')}</ul>`
const rows = (...texts: readonly string[]): string => `<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n<tbody>\n${texts.map((text) => `<tr>\n<td>${text}</td>\n</tr>\n`).join('')}</tbody></table>`

/** Lists and tables before and after, and whether only one of their entries is touched. */
const entryPairs: readonly (readonly [string, string, boolean])[] = [
  [items('a', 'b', 'c'), items('a', 'bx', 'c'), true],
  [items('a', 'a', 'a'), items('a', 'aa', 'a'), true],
  [items('a', 'b'), items('a', ''), true],
  [items('a', '<em>b</em>'), items('a', '<strong>b</strong>'), true],
  [items('a', `b\n${items('c', 'd')}\n`), items('a', `b\n${items('c', 'dx')}\n`), true],
  [items('a', `b\n${items('c', 'd')}\n`), items('a', `bx\n${items('c', 'd')}\n`), false],
  [items('a', `b\n${items('c', 'd')}\n e`), items('a', `b\n${items('c', 'd')}\n ex`), false],
  [items('a', 'b'), items('a', 'b', 'c'), false],
  [items('a', 'b', 'c'), items('a', 'c'), false],
  [items('a', 'b'), items('a', 'b').replace('<ul>', '<ul class="contains-task-list">'), false],
  [items('a', 'b'), items('a', 'b').replace('<li>b', '<li class="task-list-item">b'), true],
  [items('a', '&lt;li b'), items('a', '&lt;li bx'), true],
  [items('a', '<em title="<li">b</em>'), items('a', '<em title="<li">bx</em>'), false],
  [rows('a', 'b', 'c'), rows('a', 'bx', 'c'), true],
  [rows('a', 'b'), rows('a', 'b').replace('>h<', '>hx<'), true],
  [rows('a', 'b'), rows('a', 'b', 'b'), false],
  [rows('a', 'b'), '<p>a</p>', false],
  ['<p>a</p>', items('a'), false],
]

test('of a list or a table that changes in one item or row, that one alone is touched', async () => {
  const wrong = await running.window.evaluate(`(() => { ${library}
    const wrong = []
    for (const [before, after, isOne] of ${JSON.stringify(entryPairs)}) {
      const node = document.createElement('div')
      node.innerHTML = before
      const entries = [...node.querySelectorAll('li, tr')]
      const done = morphing.morphEntry(node, before, after, (html) => {
        const parsed = document.createElement('template')
        parsed.innerHTML = html
        return parsed.content
      })
      const kept = entries.filter((entry) => node.contains(entry)).length
      if (done !== isOne || node.innerHTML !== (isOne ? after : before) || kept < entries.length - 1) wrong.push([before, after, node.innerHTML, done, kept])
    }
    return wrong
  })()`)
  expect(wrong).toEqual([])
})
