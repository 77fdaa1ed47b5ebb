import type { CDPSession } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** Traces from now on; the result ends it and gives the longest task of the page's main thread, in milliseconds. */
export async function longestTask(session: CDPSession): Promise<() => Promise<number>> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] } })
  return async () => {
    const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await done
    const pages = events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
    const isOurs = ({ pid, tid }: TraceEvent): boolean => pages.some((page) => page.pid === pid && page.tid === tid)
    const longest = events.reduce((most, event) => (event.name.endsWith('RunTask') && isOurs(event) ? Math.max(most, event.dur ?? 0) : most), 0)
    return Math.round(longest / 100) / 10
  }
}
