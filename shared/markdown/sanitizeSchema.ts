import { defaultSchema } from 'rehype-sanitize'

type Schema = typeof defaultSchema

/** Stands where a directive's output goes until author content is sanitised; authors cannot write it (renderPost renames theirs). */
export const slotTag = 'marquee-slot'

/**
 * What author content may hold: what GitHub allows (but no `source`, which loads by itself), and the few classes that our own directives need. No scripts, styles, frames, forms
 * or event attributes; ids get a prefix so that none can shadow the page's own.
 */
export const sanitizeSchema: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== 'source'), 'figure', 'figcaption', 'cite', 'mark', 'abbr', 'small', 'time', 'u', slotTag],
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => !['name', 'action', 'method', 'target'].includes(String(name))).concat('lang', 'title'),
    abbr: ['title'],
    details: ['open', ['className', 'spoiler', 'passage']],
    span: [['className', 'spoiler'], ['tabIndex', 0]],
    time: ['dateTime'],
    [slotTag]: ['dataSlot'],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https'], cite: ['http', 'https'], longDesc: ['http', 'https'] },
}
