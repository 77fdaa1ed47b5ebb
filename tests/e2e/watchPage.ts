import { inMain } from './inMain.ts'
import type { RunningApp } from './launchApp.ts'

/** Sees what hostile content tries in a window: requests that leave, dialogs, programs outside, files written by scripts. */
export interface Watched {
  /** Empty where nothing happened that must not. */
  found(): Promise<readonly string[]>
}

/** Watches a window from now on. */
export async function watchPage({ app, window: page }: RunningApp): Promise<Watched> {
  const seen: string[] = []
  page.on('request', (request) => {
    if (!/^(?:marquee|marquee-asset|data|blob):/.test(request.url())) seen.push(`asked for ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('crash', () => seen.push('the window’s process ended'))
  await inMain(app, ({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(`opened ${url}`)
    shell.showItemInFolder = (path) => void opened.push(`shown ${path}`)
  }, null)
  return {
    async found() {
      const inPage = await page.evaluate(() => [
        ...('pwned' in window ? ['a script ran in the window'] : []),
        ...Array.from(document.querySelectorAll('iframe')).flatMap((frame) => (frame.contentWindow !== null && 'pwned' in frame.contentWindow ? ['a script ran in the preview'] : [])),
        ...(window.frames.length > 1 ? ['another frame'] : []),
        ...(document.body instanceof HTMLBodyElement ? [] : ['the body is shadowed']),
        ...('polluted' in {} ? ['a prototype is polluted'] : []),
        ...(location.href.startsWith('marquee://app/') ? [] : [`the page went to ${location.href}`]),
      ])
      const outside = await app.evaluate(() => [...(globalThis as unknown as { opened: string[] }).opened, ...('pwned' in globalThis || 'polluted' in {} ? ['main is changed'] : [])])
      return [...seen, ...inPage, ...outside, ...(app.windows().length === 1 ? [] : ['another window'])]
    },
  }
}
