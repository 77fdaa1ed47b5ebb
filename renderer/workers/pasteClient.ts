const longestMs = 5000

/**
 * Part of a page as Markdown, read where nothing else waits for it. Fulfilled with null where that takes more than five seconds, or cannot be done:
 * any page may be copied, and some are made so that reading them has no end.
 */
export function pageAsMarkdown(html: string): Promise<string | null> {
  const worker = new Worker('paste.worker.js', { type: 'module' })
  return new Promise<string | null>((resolve) => {
    const timer = window.setTimeout(() => resolve(null), longestMs)
    const end = (markdown: string | null): void => {
      window.clearTimeout(timer)
      resolve(markdown)
    }
    worker.onmessage = ({ data }: MessageEvent<string | null>) => end(data)
    worker.onerror = () => end(null)
    worker.postMessage(html)
  }).finally(() => worker.terminate())
}
