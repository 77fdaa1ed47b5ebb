import { useEffect, useState } from 'react'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { bridge } from '../../bridge/bridge.ts'
import { type DiffLine, diffText } from './diffLines.ts'

interface FileDiffProps {
  readonly plan: string
  readonly path: string
}

/** What an export would change in one file. */
export function FileDiff({ plan, path }: FileDiffProps) {
  const [shown, setShown] = useState<readonly DiffLine[] | string>('Looking…')
  useEffect(() => {
    let isGone = false
    void bridge.invoke('export:diff', { plan, path }).then((result) => {
      if (isGone) return
      if (!result.ok) return setShown(visibleText(result.error.message))
      const { before, after } = result.value
      if (before === null && after === null) return setShown('Not a text file: there are no lines to compare.')
      const lines = diffText(before ?? '', after ?? '')
      setShown(lines === null ? 'Too much has changed to show it line by line.' : lines.length === 0 ? 'The text is the same.' : lines)
    })
    return () => {
      isGone = true
    }
  }, [plan, path])
  if (typeof shown === 'string') return <p className="field-note fileDiff-note">{shown}</p>
  return (
    <div className="fileDiff" role="group" aria-label={`Changes in ${visibleText(path)}`} tabIndex={0}>
      {shown.map((line, index) => (
        <div key={index} className={`fileDiff-line fileDiff-${line.kind}`}>
          {line.kind === 'add' && <span className="visuallyHidden">added: </span>}
          {line.kind === 'remove' && <span className="visuallyHidden">removed: </span>}
          {line.text === '' ? '\u00a0' : line.text}
        </div>
      ))}
    </div>
  )
}
