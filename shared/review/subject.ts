import type { ReviewKind } from './conventions.ts'

/** What a kind of review calls its fields, and what schema.org calls the thing reviewed. */
export interface SubjectKind {
  readonly label: string
  /** Who made it: "Director", "Author". */
  readonly byLabel: string
  readonly castLabel: string
  readonly yearLabel: string
  readonly schemaType: string
  /** Whether search engines show stars for reviews of such things. */
  readonly hasStars: boolean
  /** schema.org's names for the makers and the cast; null where the type has none. */
  readonly byProperty: string | null
  readonly castProperty: string | null
}

const kinds: Readonly<Record<ReviewKind, SubjectKind>> = {
  film: { label: 'Film', byLabel: 'Director', castLabel: 'Cast', yearLabel: 'Year', schemaType: 'Movie', hasStars: true, byProperty: 'director', castProperty: 'actor' },
  series: { label: 'Series', byLabel: 'Creator', castLabel: 'Cast', yearLabel: 'First year', schemaType: 'TVSeries', hasStars: true, byProperty: 'creator', castProperty: 'actor' },
  book: { label: 'Book', byLabel: 'Author', castLabel: 'Characters', yearLabel: 'Year', schemaType: 'Book', hasStars: true, byProperty: 'author', castProperty: null },
  game: { label: 'Game', byLabel: 'Developer', castLabel: 'Cast', yearLabel: 'Year', schemaType: 'VideoGame', hasStars: true, byProperty: 'creator', castProperty: 'actor' },
  album: { label: 'Album', byLabel: 'Artist', castLabel: 'Musicians', yearLabel: 'Year', schemaType: 'MusicAlbum', hasStars: true, byProperty: 'byArtist', castProperty: null },
  place: { label: 'Place', byLabel: 'Run by', castLabel: 'People', yearLabel: 'Visited', schemaType: 'Place', hasStars: false, byProperty: null, castProperty: null },
  other: { label: 'Other', byLabel: 'By', castLabel: 'With', yearLabel: 'Year', schemaType: 'CreativeWork', hasStars: false, byProperty: 'creator', castProperty: null },
}

/** The names that go with a kind of review; null stands for a kind not chosen yet. */
export function subjectKind(kind: ReviewKind | null): SubjectKind {
  return kinds[kind ?? 'other']
}
