import { useState } from 'react'
import { type PictureFormat, type PictureOptions, pictureFormats, readWidths } from '../../../shared/library/pictureOptions.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface PictureChoicesProps {
  readonly pictures: PictureOptions
  readonly onChange: (pictures: PictureOptions) => void
}

const labels: Readonly<Record<PictureFormat, string>> = { webp: 'Add WebP', avif: 'Add AVIF' }

/** What becomes of pictures on the site; the library's own stay as they are. */
export function PictureChoices({ pictures, onChange }: PictureChoicesProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const { keepsMetadata, widths, formats } = pictures
  const write = (typed: string): string => {
    const read = readWidths(typed.split(/[\s,;]+/).filter((part) => part !== ''))
    setProblem(read === null ? 'At most 8 widths in pixels, from 16 to 10000, such as 480, 960, 1600.' : null)
    if (read !== null && read.join() !== widths.join()) onChange({ ...pictures, widths: read })
    return read === null ? typed : read.join(', ')
  }
  return (
    <div className="exportChoices-row exportChoices-pictures" role="group" aria-label="Pictures">
      <TextField label="Picture widths" value={widths.join(', ')} placeholder="As they are, or 320, 960, 1600" spellCheck={false} onWrite={write} {...(problem === null ? {} : { problem })} />
      <div className="exportChoices-checks">
        <Checkbox label="Remove camera data and place" checked={!keepsMetadata} onChange={(removes) => onChange({ ...pictures, keepsMetadata: !removes })} />
        {[...pictureFormats].reverse().map((format) => (
          <Checkbox
            key={format}
            label={labels[format]}
            checked={formats.includes(format)}
            onChange={(on) => onChange({ ...pictures, formats: pictureFormats.filter((one) => (one === format ? on : formats.includes(one))) })}
          />
        ))}
      </div>
    </div>
  )
}
