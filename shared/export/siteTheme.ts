/** Where a library has a theme of its own for sites of plain pages. */
export const themeFolder = '.marquee/theme'

/** What of a theme stands in a site under the same name, for pages and styles to speak of. */
export const staticFolder = 'static'

/** The templates of a theme, each in a file `NAME.mustache`. */
export const templateNames = ['layout', 'head', 'post', 'index', 'group', 'groups', 'posts', 'warnings', 'search'] as const
export type TemplateName = (typeof templateNames)[number]
export type Templates = Readonly<Record<TemplateName, string>>

export const styleName = 'style.css'

/** The files that a theme may have, by their names in its folder. */
export const themeFileNames: readonly string[] = [...templateNames.map(templateFile), styleName]

export function templateFile(name: TemplateName): string {
  return `${name}.mustache`
}

/** What an author has changed of the theme. Plain data. */
export interface AuthorTheme {
  /** Equal keys, equal templates and styles. */
  readonly key: string
  /** Texts by file name, of those of `themeFileNames` that there are. */
  readonly files: Readonly<Record<string, string>>
  /** Fonts, pictures and the like, by their paths below the theme's `static` folder. */
  readonly statics: readonly string[]
}

/** A theme makes more of its pages than can be. The message says so in words to show. */
export class ThemeTooLarge extends Error {}
