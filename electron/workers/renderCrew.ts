import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { PostChanged } from './postChanged.ts'
import type { PostRenderer } from './postRenderer.ts'
import type { FromRenderHelper, RenderTask, ToRenderHelper } from './protocol.ts'

/** Enough that a helper never waits for its next task, few enough that all end together. */
const tasksAhead = 2

/** What a thread answers to a task. */
export function doTask(task: RenderTask, renderer: PostRenderer): FromRenderHelper {
  try {
    return task.kind === 'read' ? { kind: 'read', posts: renderer.read(task.library, task.config) } : { kind: 'made', posts: renderer.render(task.paths) }
  } catch (cause) {
    return { kind: 'failed', isChange: cause instanceof PostChanged, message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}

/** This thread and others beside it, that do the same work. */
export class RenderCrew {
  readonly #own: PostRenderer
  readonly #helpers: readonly RenderHelper[]

  constructor(own: PostRenderer, helpers: readonly RenderHelper[]) {
    this.#own = own
    this.#helpers = helpers
  }

  /** Tells every helper what has no answer. */
  tell(message: ToRenderHelper): void {
    for (const helper of this.#helpers) helper.tell(message)
  }

  /** Does all tasks, in any order, and gives each answer to `take`. @throws PostChanged, or an Error that says what failed */
  async run(tasks: readonly RenderTask[], take: (answer: FromRenderHelper) => void): Promise<void> {
    const queue = [...tasks]
    const failures: Error[] = []
    const hear = (answer: FromRenderHelper): void => {
      if (answer.kind !== 'failed') return take(answer)
      failures.push(answer.isChange ? new PostChanged(answer.message) : new Error(answer.message))
      queue.length = 0
    }
    const helped = this.#helpers.map((helper) => helper.work(queue, hear))
    for (let task = queue.shift(); task; task = queue.shift()) {
      hear(doTask(task, this.#own))
      // what the helpers say is heard between two tasks
      await setImmediate()
    }
    await Promise.all(helped)
    if (failures[0]) throw failures[0]
  }

  end(): void {
    for (const helper of this.#helpers) helper.end()
  }
}

/** A thread that takes tasks from a queue. Its listeners stay for its life: a Worker loses its messages when they are all taken off and put back. */
export class RenderHelper {
  readonly #worker: Worker
  #isBroken = false
  #hear: (answer: FromRenderHelper) => void = () => undefined

  constructor(file: URL) {
    this.#worker = new Worker(file, { workerData: { isHelper: true } })
    const broke = (why: string): void => {
      this.#isBroken = true
      this.#hear({ kind: 'failed', isChange: false, message: why })
    }
    this.#worker.on('message', (answer: FromRenderHelper) => this.#hear(answer))
    this.#worker.on('error', (error) => broke(String(error)))
    this.#worker.on('exit', (code) => broke(`a thread ended (${code})`))
  }

  tell(message: ToRenderHelper): void {
    this.#worker.postMessage(message)
  }

  /** Takes tasks from the queue until it is empty; resolves when all that it took have their answers. */
  work(queue: RenderTask[], hear: (answer: FromRenderHelper) => void): Promise<void> {
    // one that ended between two jobs would never answer: the others do its part
    if (this.#isBroken) return Promise.resolve()
    return new Promise((resolve) => {
      let open = 0
      const feed = (): void => {
        for (; open < tasksAhead && queue[0]; open++) this.tell(queue.shift()!)
        if (open === 0) resolve()
      }
      this.#hear = (answer) => {
        open = answer.kind === 'failed' ? 0 : open - 1
        hear(answer)
        feed()
      }
      feed()
    })
  }

  end(): void {
    this.#hear = () => undefined
    void this.#worker.terminate()
  }
}
