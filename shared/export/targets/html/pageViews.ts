/** What the templates of every page can say. Markup is written with three braces, all else with two. */
export interface PageView {
  /** From the page to the site's top: '' or `../`, once for each folder. */
  readonly root: string
  readonly language: string
  /** `en_GB`; null for a language without a country, which has none in this form. */
  readonly locale: string | null
  readonly siteTitle: string
  readonly author: string | null
  /** Of the window: the page's and the site's. */
  readonly pageTitle: string
  readonly title: string
  readonly description: string | null
  /** Null where `siteUrl` is not set. */
  readonly url: string | null
  readonly isPost: boolean
  readonly isList: boolean
  readonly isWarnings: boolean
}

/** A post's own page. */
export interface PostView extends PageView {
  readonly article: Markup
  readonly date: string | null
  readonly image: string | null
  readonly imageAlt: string | null
  /** For search engines. */
  readonly jsonLd: Markup
  readonly hasTags: boolean
  readonly tags: readonly TagView[]
  readonly hasRelated: boolean
  /** Related posts that the article does not place itself. */
  readonly related: readonly PlaceView[]
  readonly hasReferrers: boolean
  /** Posts that name this one, and that it does not name itself. */
  readonly referrers: readonly PlaceView[]
  readonly hasNeighbours: boolean
  readonly older: PlaceView | null
  readonly newer: PlaceView | null
}

/** The front page, and those of one tag or rating. */
export interface ListView extends PageView {
  readonly hasPosts: boolean
  readonly posts: readonly EntryView[]
}

/** The page of all tags or all ratings. */
export interface GroupsView extends PageView {
  readonly hasGroups: boolean
  readonly groups: readonly GroupView[]
}

export interface WarningsView extends ListView {
  readonly categories: readonly CategoryView[]
}

/** A post in a list. */
export interface EntryView extends PlaceView {
  readonly cover: string | null
  readonly stars: Markup
  /** What a review is about, where that is not its title, and of what year. */
  readonly subject: string | null
  readonly date: string | null
  readonly dateInWords: string | null
  readonly summary: string | null
  /** On the warnings page: the boxes that hide it, and its warnings in words. */
  readonly warningIds: string | null
  readonly warnings: string | null
}

export interface PlaceView {
  readonly title: string
  readonly url: string
}

export interface TagView {
  readonly label: string
  readonly url: string
}

export interface GroupView extends TagView {
  readonly count: number
}

export interface CategoryView {
  readonly label: string
  readonly boxes: readonly { readonly id: string; readonly label: string; readonly count: number }[]
}

/** Elements that Marquee made: nothing in them is an author's or a reader's text as it was. '' where there is nothing. */
export type Markup = string

type NameOf<View> = View extends unknown ? keyof View : never
type ViewName = NameOf<PostView | WarningsView | GroupsView | EntryView | GroupView | CategoryView | CategoryView['boxes'][number]>

/** Every name that a template can use, and what it stands for. */
export const viewNames: Readonly<Record<ViewName, 'text' | 'markup' | 'list' | 'section'>> = {
  root: 'text', language: 'text', locale: 'text', siteTitle: 'text', author: 'text', pageTitle: 'text', title: 'text', description: 'text', url: 'text',
  isPost: 'section', isList: 'section', isWarnings: 'section',
  article: 'markup', jsonLd: 'markup', stars: 'markup',
  date: 'text', image: 'text', imageAlt: 'text', cover: 'text', subject: 'text', dateInWords: 'text', summary: 'text', warningIds: 'text', warnings: 'text',
  hasTags: 'section', tags: 'list', hasRelated: 'section', related: 'list', hasReferrers: 'section', referrers: 'list', hasNeighbours: 'section', older: 'section', newer: 'section',
  hasPosts: 'section', posts: 'list', hasGroups: 'section', groups: 'list', categories: 'list', boxes: 'list',
  id: 'text', label: 'text', count: 'text',
}
