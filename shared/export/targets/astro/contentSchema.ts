import { folderOf } from '../../siteConfig.ts'
import { insideBrackets, partsOf, withoutComments } from './scriptText.ts'

export type SchemaType = 'text' | 'date' | 'number' | 'boolean' | 'list' | 'image' | 'other'

/** A key that a collection's schema knows. */
export interface SchemaKey {
  readonly type: SchemaType
  readonly isRequired: boolean
}

/** A collection of an Astro site's content, as far as its settings say it plainly. */
export interface Collection {
  readonly name: string
  /** Where its files are. */
  readonly folder: string
  /** Whether a file whose name begins with `_` is no entry. */
  readonly skipsUnderscore: boolean
  /** Whether it has MDX among its entries. */
  readonly takesMdx: boolean
  /** null where the schema cannot be read. */
  readonly keys: ReadonlyMap<string, SchemaKey> | null
  /** Whether a key that the schema does not know is an error. */
  readonly isStrict: boolean
}

/** Reads the collections from the text of `content.config.ts`, without running it. */
export function readCollections(script: string): Collection[] {
  const text = withoutComments(script)
  const names = exportedNames(text)
  return [...text.matchAll(/\b(?:const|let|var)\s+(\w+)\s*(?::[^=;]+?)?=\s*defineCollection\s*\(/g)].flatMap((found) => {
    const variable = found[1] ?? ''
    const inside = insideBrackets(text, found.index + found[0].length - 1)
    if (inside === null) return []
    const name = names.get(variable) ?? variable
    // what loads no files by a pattern takes all that Astro knows, but for those with an underscore
    const pattern = /\bpattern\s*:\s*(\[[^\]]*\]|["'`][^"'`]*["'`])/.exec(inside)?.[1] ?? '[^_].mdx'
    const schema = /\b(?:z\.(?:object|strictObject|looseObject))\s*\(\s*(?=\{)/.exec(inside)
    const schemaText = schema ? insideBrackets(inside, schema.index + schema[0].length) : null
    return [{
      name,
      folder: folderOf(/\bbase\s*:\s*["'`]([^"'`]+)["'`]/.exec(inside)?.[1]) ?? `src/content/${name}`,
      skipsUnderscore: pattern.includes('[^_]'),
      takesMdx: /mdx|\.\*|\*\*\/\*["'`]/.test(pattern),
      keys: schemaText === null || schemaText.includes('...') ? null : readKeys(schemaText),
      isStrict: /z\.strictObject|\.strict\(\)/.test(inside),
    }]
  })
}

/** `export const collections = { blog, posts: articles }`: what each variable is called. */
function exportedNames(text: string): ReadonlyMap<string, string> {
  const found = /\bcollections\s*(?::[^=]+)?=\s*(?=\{)/.exec(text)
  const inside = found ? insideBrackets(text, found.index + found[0].length) : null
  return new Map((inside === null ? [] : partsOf(inside)).flatMap((part) => {
    const [, name, variable] = /^["'`]?([\w-]+)["'`]?(?:\s*:\s*(\w+))?$/.exec(part) ?? []
    return name === undefined ? [] : [[variable ?? name, name] as const]
  }))
}

function readKeys(inside: string): ReadonlyMap<string, SchemaKey> {
  return new Map(partsOf(inside).flatMap((part) => {
    const [, name, value = ''] = /^["'`]?([\w$-]+)["'`]?\s*:\s*([^]*)$/.exec(part) ?? []
    return name === undefined ? [] : [[name, { type: typeOf(value), isRequired: !/\.(?:optional|nullish|default|catch)\s*\(|^z\s*\.\s*(?:optional|nullish)\b/.test(value) }] as const]
  }))
}

function typeOf(wrapped: string): SchemaType {
  const value = wrapped.replace(/^z\s*\.\s*(?:optional|nullable|nullish)\s*\(\s*/, '')
  if (/^image\s*\(/.test(value)) return 'image'
  const method = /^z\s*\.\s*(?:coerce\s*\.\s*)?(\w+)/.exec(value)?.[1] ?? ''
  if (/^(?:array|set|tuple)$/.test(method)) return 'list'
  if (/^(?:string|url|email|enum)$/.test(method)) return 'text'
  // A text that is made a date, or a union with one.
  if (method === 'date' || /\bdate\s*\(/.test(value)) return 'date'
  return method === 'number' || method === 'boolean' ? method : 'other'
}
