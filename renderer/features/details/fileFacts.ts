import { visibleText } from '../../../shared/text/visibleText.ts'
import type { WordCount } from '../../../shared/text/wordCount.ts'
import type { DocumentFacts } from '../../state/documentStore.ts'

const lineEndNames: Readonly<Record<DocumentFacts['lineEnds'], string>> = {
  lf: 'LF (Unix)', crlf: 'CRLF (Windows)', mixed: 'Mixed: kept line by line',
}

/** What there is to say of a post's file, as names and values to show. */
export function fileFacts(document: Pick<DocumentFacts, 'path' | 'encoding' | 'lineEnds' | 'counts' | 'readOnly'>): readonly (readonly [name: string, value: string])[] {
  return [
    ['Name', visibleText(document.path)],
    ['Encoding', document.encoding.toUpperCase()],
    ['Line ends', lineEndNames[document.lineEnds]],
    ...(document.counts ? ([['Length', length(document.counts)]] as const) : []),
    ...(document.readOnly ? ([['Access', 'Read only']] as const) : []),
  ]
}

function length({ words, hanCharacters, minutes }: WordCount): string {
  const parts = [
    ...(words > 0 || hanCharacters === 0 ? [`${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`] : []),
    ...(hanCharacters > 0 ? [`${hanCharacters.toLocaleString('en')} 字`] : []),
    `${minutes} min`,
  ]
  return parts.join(', ')
}
