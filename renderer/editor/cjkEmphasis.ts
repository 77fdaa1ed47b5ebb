import { markdownLanguage } from '@codemirror/lang-markdown'
import type { InlineContext, InlineParser, MarkdownConfig } from '@lezer/markdown'

const letter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}〇々ー]/u
const punctuation = /[\p{P}\p{S}]/u
const asterisk = 42

type Parse = NonNullable<InlineParser['parse']>

/** The parser's own, which it does not hand out by name. */
const own = ((): Parse => {
  const { inlineParsers, inlineNames } = markdownLanguage.parser as unknown as { readonly inlineParsers: readonly Parse[]; readonly inlineNames: readonly string[] }
  const found = inlineParsers[inlineNames.indexOf('Emphasis')]
  if (!found) throw new Error('The Markdown parser has no emphasis.')
  return found
})()

/**
 * Emphasis beside Chinese, Japanese or Korean punctuation as the preview has it (remark-cjk-friendly): `他說：**「好。」**然後` is bold.
 * CommonMark's rule looks for blanks around it, which such text has none of; a letter there counts as a mark of punctuation.
 */
export const cjkEmphasis: MarkdownConfig = {
  parseInline: [
    {
      name: 'Emphasis',
      parse(context, next, start) {
        if (next !== asterisk) return own(context, next, start)
        let end = start + 1
        while (context.char(end) === next) end++
        const before = context.slice(start - 1, start)
        const after = context.slice(end, end + 1)
        const isBeside = (letter.test(before) && punctuation.test(after)) || (punctuation.test(before) && letter.test(after))
        return own(isBeside ? besidePunctuation(context) : context, next, start)
      },
    },
  ],
}

function besidePunctuation(context: InlineContext): InlineContext {
  return Object.create(context, {
    slice: { value: (from: number, to: number) => context.slice(from, to).replace(letter, '。') },
  }) as InlineContext
}
