/** The languages that a dictionary is shipped for, each under the name of its folder. */
export const spellingLanguages = [
  { id: 'en', label: 'English (US)', tag: 'en-US' },
  { id: 'en-gb', label: 'English (UK)', tag: 'en-GB' },
  { id: 'nl', label: 'Dutch', tag: 'nl' },
  { id: 'fr', label: 'French', tag: 'fr' },
  { id: 'pt', label: 'Portuguese', tag: 'pt' },
  { id: 'es', label: 'Spanish', tag: 'es' },
] as const

export type SpellingLanguage = (typeof spellingLanguages)[number]['id']

/** Every language's id, in the order in which they are shown. */
export const spellingLanguageIds = spellingLanguages.map(({ id }) => id)

/**
 * The languages to check where the author chose none: the library's own; English where its script is not Latin, since the Latin words in such
 * posts are mostly English; none for a language in Latin script without a dictionary, whose every word would be called wrong.
 */
export function usualSpellingLanguages(libraryLanguage: string): readonly SpellingLanguage[] {
  const { language, region, script } = localeOf(libraryLanguage)
  if (language === 'en') return [['US', 'PH', 'PR'].includes(region ?? 'US') ? 'en' : 'en-gb']
  const own = spellingLanguageIds.find((id) => id === language)
  if (own) return [own]
  return script === 'Latn' ? [] : ['en']
}

function localeOf(tag: string): { readonly language: string; readonly region?: string | undefined; readonly script?: string | undefined } {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return { language: 'en' }
  }
}
