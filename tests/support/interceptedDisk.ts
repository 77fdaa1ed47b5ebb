/** One operation that a program asks of the file system. */
export interface DiskCall {
  /** The function's name; `handle.` before it for one of an open file. */
  readonly name: string
  /** What it is about; of an open file what it was opened as. */
  readonly path: string
  readonly args: readonly unknown[]
  /** Of an open file: the same for all of its operations. */
  readonly handle: number | null
}

/** Stands between a program and the file system: lets a call pass (with its own arguments, or others), fails it, or remembers it. */
export type Interceptor = (call: DiskCall, pass: (args?: readonly unknown[]) => Promise<unknown>) => Promise<unknown>

let interceptor: Interceptor | null = null
let handles = 0

/** Runs a job whose file operations go through an interceptor. */
export async function intercepted<T>(through: Interceptor, job: () => Promise<T>): Promise<T> {
  interceptor = through
  try {
    return await job()
  } finally {
    interceptor = null
  }
}

type Async = (...args: unknown[]) => Promise<unknown>

function ask(call: DiskCall, run: (args: readonly unknown[]) => Promise<unknown>): Promise<unknown> {
  return interceptor ? interceptor(call, (args = call.args) => run(args)) : run(call.args)
}

/**
 * The real `node:fs/promises`, with a place to step in before each operation. For
 * `vi.mock('node:fs/promises', async (original) => interceptable(await original()))`.
 */
export function interceptable<M extends object>(real: M): M {
  const wrapped: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(real)) {
    wrapped[name] = typeof value !== 'function' ? value : (...args: unknown[]) => ask({ name, path: String(args[0]), args, handle: null }, async (given) => {
      const result = await (value as Async)(...given)
      return name === 'open' ? interceptableHandle(result as object, String(args[0]), ++handles) : result
    })
  }
  return { ...wrapped, default: wrapped } as M
}

function interceptableHandle(handle: object, path: string, id: number): object {
  return new Proxy(handle, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => ask({ name: `handle.${String(key)}`, path, args, handle: id }, (given) => (value as Async).apply(target, [...given]))
    },
  })
}
