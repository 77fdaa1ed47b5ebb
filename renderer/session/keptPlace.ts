import { type EditorState, type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state'
import type { DocumentSession } from './documentSession.ts'

interface Place {
  readonly id: number
  readonly from: number
  readonly to: number
}

const keep = StateEffect.define<Place>()
const drop = StateEffect.define<number>()
/** Where something goes that is still being made: typing goes on meanwhile, and moves the place along. */
const places = StateField.define<readonly Place[]>({
  create: () => [],
  update: (before, { changes, effects }) =>
    effects.reduce(
      (kept, effect) => (effect.is(keep) ? [...kept, effect.value] : effect.is(drop) ? kept.filter(({ id }) => id !== effect.value) : kept),
      before.map(({ id, from, to }) => ({ id, from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) })),
    ),
})
let lastPlace = 0

/** What a post's editor needs so that places can be kept in it. */
export const keptPlaces: Extension = places

/** Keeps the selection's place in the text, for something that comes later. */
export function keepPlace(session: DocumentSession): number {
  const id = ++lastPlace
  const { from, to } = session.state.selection.main
  session.dispatch({ effects: keep.of({ id, from, to }) })
  return id
}

/** Does something at a kept place, which is then kept no longer. `stayed` says whether the selection is still there. */
export function changeAtPlace(
  session: DocumentSession,
  id: number,
  make: (state: EditorState, place: { readonly from: number; readonly to: number }, stayed: boolean) => TransactionSpec,
): void {
  session.changeBody((state) => {
    const { main } = state.selection
    const { from, to } = state.field(places).find((place) => place.id === id) ?? main
    const { effects, ...spec } = make(state, { from, to }, main.from === from && main.to === to)
    return { ...spec, effects: [drop.of(id), ...(effects === undefined ? [] : [effects].flat())] }
  })
}
