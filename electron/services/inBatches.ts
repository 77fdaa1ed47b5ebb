/** Runs a job for every item, never more than `atOnce` side by side; answers in the items' order. */
export async function inBatches<T, R>(items: readonly T[], atOnce: number, job: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await job(items[at] as T, at)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work))
  return results
}
