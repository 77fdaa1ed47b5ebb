import { articleCss } from '../../../markdown/articleStyles.ts'
import { type AuthorTheme, styleName, templateFile, templateNames, type Templates } from '../../siteTheme.ts'
import group from '../../theme/group.mustache' with { type: 'text' }
import groups from '../../theme/groups.mustache' with { type: 'text' }
import head from '../../theme/head.mustache' with { type: 'text' }
import index from '../../theme/index.mustache' with { type: 'text' }
import layout from '../../theme/layout.mustache' with { type: 'text' }
import post from '../../theme/post.mustache' with { type: 'text' }
import posts from '../../theme/posts.mustache' with { type: 'text' }
import search from '../../theme/search.mustache' with { type: 'text' }
import style from '../../theme/style.css' with { type: 'text' }
import warnings from '../../theme/warnings.mustache' with { type: 'text' }
import { BoundedWriter } from './boundedWriter.ts'
import { checkTemplates, type PageTemplate, type TemplateProblem } from './checkTemplates.ts'
import { escapeMarkup } from './markup.ts'
import type { GroupsView, ListView, PageView, PostView, WarningsView } from './pageViews.ts'

const defaultTemplates: Templates = { layout, head, post, index, group, groups, posts, warnings, search }

/** Every file of Marquee's own theme, by its name: what an author copies to change it. */
export const defaultThemeFiles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(templateNames.map((name) => [templateFile(name), defaultTemplates[name]])),
  [styleName]: `${articleCss.trim()}\n${style.trim()}\n`,
}

interface Views extends Record<PageTemplate, PageView> {
  readonly post: PostView
  readonly index: ListView
  readonly group: ListView
  readonly groups: GroupsView
  readonly warnings: WarningsView
  readonly search: PageView
}

/** What pages look like: the author's files, and Marquee's own for those that there are not. */
export class SiteTheme {
  /** Equal keys, equal pages of the same view. */
  readonly key: string
  readonly css: string
  readonly #templates: Templates
  readonly #writer = new BoundedWriter()

  constructor(own: Pick<AuthorTheme, 'key' | 'files'> | undefined) {
    this.key = own?.key ?? ''
    this.css = fileOf(own, styleName)
    this.#templates = templatesOf(own)
  }

  /** A whole page; the theme has no problems. @throws ThemeTooLarge where it would be far larger than any page */
  page<Template extends PageTemplate>(template: Template, view: Views[Template]): string {
    const part = (name: string): string => this.#templates[name === 'page' ? template : (name as keyof Templates)]
    return this.#writer.page(this.#templates.layout, view, part, { escape: (value: unknown) => escapeMarkup(String(value)) })
  }
}

/** Why an author's theme cannot be used as it stands; empty where it can. */
export function themeProblems(own: Pick<AuthorTheme, 'files'>): TemplateProblem[] {
  return checkTemplates(templatesOf(own))
}

function templatesOf(own: Pick<AuthorTheme, 'files'> | undefined): Templates {
  return Object.fromEntries(templateNames.map((name) => [name, fileOf(own, templateFile(name))])) as Record<keyof Templates, string>
}

function fileOf(own: Pick<AuthorTheme, 'files'> | undefined, name: string): string {
  return own?.files[name] ?? defaultThemeFiles[name] ?? ''
}
