import type { Definition, FootnoteDefinition } from 'mdast'
import { type BlockFacts, labelKey } from '../markdown/blockFacts.ts'
import type { KnownLabels } from '../markdown/knownLabels.ts'

/** Every link and footnote that a post defines; the first definition of a label counts. Keys lead to labels that may be written differently. */
export class PostContext {
  readonly definitions = new Map<string, Definition>()
  readonly footnotes = new Map<string, FootnoteDefinition>()
  readonly #linksByKey = new Map<string, string[]>()
  readonly #footnotesByKey = new Map<string, string[]>()

  constructor(facts: Iterable<Pick<BlockFacts, 'definitions' | 'footnotes'>>) {
    for (const { definitions, footnotes } of facts) {
      for (const definition of definitions) this.#add(this.definitions, this.#linksByKey, definition)
      for (const footnote of footnotes) this.#add(this.footnotes, this.#footnotesByKey, footnote)
    }
  }

  #add<T extends Definition | FootnoteDefinition>(all: Map<string, T>, byKey: Map<string, string[]>, node: T): void {
    if (all.has(node.identifier)) return
    all.set(node.identifier, node)
    const key = labelKey(node.identifier)
    const same = byKey.get(key)
    if (same) same.push(node.identifier)
    else byKey.set(key, [node.identifier])
  }

  /** Those labels that a text with these keys may mention. */
  labelsFor(keys: readonly string[]): KnownLabels {
    return {
      links: keys.flatMap((key) => this.#linksByKey.get(key) ?? []),
      footnotes: keys.flatMap((key) => this.#footnotesByKey.get(key) ?? []),
    }
  }

  /** Keys of the labels that mean something else than they did before. */
  changesSince(before: PostContext): Set<string> {
    const changed = new Set<string>()
    for (const [identifier, { url, title }] of this.definitions) {
      const old = before.definitions.get(identifier)
      if (!old || old.url !== url || old.title !== title) changed.add(labelKey(identifier))
    }
    for (const identifier of before.definitions.keys()) if (!this.definitions.has(identifier)) changed.add(labelKey(identifier))
    for (const identifier of this.footnotes.keys()) if (!before.footnotes.has(identifier)) changed.add(labelKey(identifier))
    for (const identifier of before.footnotes.keys()) if (!this.footnotes.has(identifier)) changed.add(labelKey(identifier))
    return changed
  }
}
