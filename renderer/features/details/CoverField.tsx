import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { resolveFrom } from '../../../shared/post/postPath.ts'
import { assetUrl } from '../../../shared/preview/previewProfile.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { bridge } from '../../bridge/bridge.ts'
import { documentStore } from '../../state/documentStore.ts'
import { notify } from '../../state/noticeStore.ts'
import { editField } from '../../session/headEdits.ts'
import { HeadTextField } from './HeadTextField.tsx'
import { decodedPath } from './decodedPath.ts'
import { useFieldView, useOpenPost } from './useFields.ts'

/** The post's picture: chosen from disk or named by path, shown small, with a description. */
export function CoverField() {
  const { path } = useOpenPost()
  const { value, disabled } = useFieldView('cover')
  const alt = useFieldView('coverAlt')
  const [broken, setBroken] = useState<string | null>(null)
  const isRemote = /^[a-z][a-z\d+.-]*:/i.test(value)
  const target = value === '' || isRemote ? null : resolveFrom(path, decodedPath(value))
  const problem =
    value !== '' && !isRemote && target === null
      ? 'This path leads out of the library.'
      : target !== null && broken === target
        ? `There is no picture at ${visibleText(target)}.`
        : undefined
  const choose = async (): Promise<void> => {
    const result = await bridge.invoke('picture:choose', { post: path })
    if (!result.ok) notify({ kind: 'error', message: result.error.message })
    else if (result.value && documentStore.getState().document?.path === path) editField('cover', result.value.url)
  }
  return (
    <>
      <HeadTextField field="cover" label="Cover" spellCheck={false} problem={problem} note={isRemote ? 'A picture on the web: not shown here.' : undefined}>
        <button type="button" className="field-button" disabled={disabled} aria-label="Choose a cover picture" title="Choose a picture" onClick={() => void choose()}>
          <ImagePlus size={15} aria-hidden />
        </button>
      </HeadTextField>
      {target !== null && (
        <img
          key={target}
          className="details-cover"
          src={assetUrl(target)}
          alt={alt.value}
          hidden={broken === target}
          onError={() => setBroken(target)}
        />
      )}
      {(value !== '' || alt.raw !== undefined) && (
        <HeadTextField field="coverAlt" label="Cover description" wraps note={alt.value === '' ? 'For those who do not see it' : undefined} />
      )}
    </>
  )
}
