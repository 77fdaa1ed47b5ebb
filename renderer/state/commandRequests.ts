import type { CommandId } from '../../shared/commands/commandList.ts'

let runner: (id: CommandId) => void = () => {}

/** Asks for a command of shared/commands/commandList.ts, from wherever in the renderer. */
export function requestCommand(id: CommandId): void {
  runner(id)
}

/** Set once by the composition root: requests go up to it. */
export function answerCommandRequests(run: (id: CommandId) => void): void {
  runner = run
}
