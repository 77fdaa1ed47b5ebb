import type { Extension } from '@codemirror/state'
import { outlineOf } from '../../shared/markdown/renderProfile.ts'
import { bridge } from '../bridge/bridge.ts'
import { completionFacts } from '../editor/completion/completionFacts.ts'
import { documentStore } from '../state/documentStore.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { previewStore } from '../state/previewStore.ts'

/** Tells the editor's lists of the open post and the library around it. */
export function postCompletion(choosePicture: () => void = () => {}): Extension {
  return completionFacts.of(() => {
    const { document } = documentStore.getState()
    const { library } = libraryStore.getState()
    if (!document || !library) return null
    const preview = previewStore.getState()
    return {
      path: document.path,
      fields: document.fields,
      conventions: library.config,
      posts: library.posts,
      assets: library.assets,
      headings: () => (preview.path === document.path ? outlineOf(preview.blocks) : []),
      async snippets() {
        const answer = await bridge.invoke('library:snippets', {})
        return answer.ok ? answer.value.snippets : []
      },
      choosePicture,
    }
  })
}
