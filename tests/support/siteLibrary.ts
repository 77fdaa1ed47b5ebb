import { onePixel } from './exportSamples.ts'

/** A post of the library below and what a built page of it must show. */
export interface SitePost {
  readonly path: string
  readonly slug: string
  readonly title: string
  /** The moment of its date, as ISO 8601 in UTC. */
  readonly date: string
}

const film = `---
title: "Harbour Lights: \\"The Last Ferry\\" & it's #1 {{ x }}"
date: 2025-03-09T23:30:00+08:00
updated: 2025-04-01T10:00:00+08:00
tags: [drama, "Hong Kong"]
categories: [films]
summary: "A quiet film: about ferries & \\"people\\"."
cover: 剧照 one.png
coverAlt: A ferry at night
colour: "1917"
review:
  kind: film
  subject: Harbour Lights
  originalTitle: 渡轮灯火
  year: 1996
  by: [Ann Hui]
  rating: 4.5
  verdict: "Small, slow & *perfect* | 5 < 6."
  trailer: https://www.youtube.com/watch?v=abcdefghijk
warnings:
  - violence
  - {id: smoking, severity: mild, note: "on deck | at night"}
  - {id: animal-death, spoiler: true, note: "near the end"}
quotes:
  - {text: 渡轮从来不等人。, source: 第二幕, lang: zh-Hans}
  - {text: "One line\\n\\nand ~another~ {{ y }}.", source: "Act *three*"}
related:
  - {post: ../trips/lisbon.md, emoji: "✈️", text: "A week in [Lisbon]"}
  - draft.md
  - ../中文/花样年华.md
---

An opening about **《渡轮》**吧 and a [trip](../trips/lisbon.md#custard-tarts).

<!-- more -->

::trailer

## Plot

![A ferry](剧照%20one.png "Night")

她看了两次
然后走了。

## Thoughts

See the [draft](draft.md), the [future](later.md) and the [lost one](nowhere.md).

:::spoiler[How it *ends*]
The ferry **sinks**.

- twice
:::

:::warning
Mind the gap.
:::

::quotes

::related

::signoff
`

const forms = `---
title: Forms of Markdown
date: 2025-02-01T12:00:00+08:00
tags: ["a, b", "c/d", "1917"]
review: {kind: book, subject: Forms, rating: 8/10}
---
A paragraph with a list at once:
- one
  - one and a half
    - deeper
- two

  a second paragraph of two

  \`\`\`js
  const fenced = '{{ inside }}'
  \`\`\`

1. first
2. second
   - under second

- [ ] to do
- [x] done

| Column | Other |
|--------|------:|
| a \\| b | 1 |
| ~~c~~ | 2 |

A line with a | bar and a || double one || left. Struck ~~out~~ and ~single~.

Hard  
break and\\
another.

A soft
break in English.

https://example.org/bare?a=1&b=2 and <https://example.org/angled> and www.example.org.

    indented code | {% x %}

> A quote
> of two lines
>
> - with a list

Escapes: \\& \\^ \\| \\~ \\: \\$ \\* \\< and 5 * 3 * 2, snake_case_word, 1 < 2 & 3 > 2, $$5.
: not a definition
{: .not-attributes}

First note[^1], second[^long], first again[^1].

[^1]: The first note with **bold**.
[^long]: The second note.

    With a second paragraph.

Setext heading
--------------

Keys <kbd>Ctrl</kbd> and a [reference][ref], and <a href="plain-01.md">a link in HTML</a>.

[ref]: ../trips/lisbon.md "Lisbon"

<div class="box">
<p>A block of HTML.</p>
</div>

## Custard {#notid}

A jump to [this page](#setext-heading).
`

const probes = `---
title: Template marks
date: 2025-01-15T09:00:00+08:00
---
Text {{ a }} {% b %} {# c #} {{< d >}} {{% e %}} {{ f(g="h") }} {% i() %} {{{ j }}} {{ open

Inline \`{{ a }} {% b %} {# c #} {{< d >}} {{% e %}} {{ f(g="h") }} {% endraw %}\` code.

\`\`\`
{{ a }} {% b %} {# c #} {{< d >}} {{% e %}} {{ f(g="h") }} {% endraw %}
\`\`\`
`

const chinese = `---
title: 花样年华
date: 2024-12-31T23:30:00+08:00
slug: 花样年华
tags: [电影, 王家卫]
review: {kind: film, subject: 花样年华, rating: 5}
warnings: []
---
他说**“你好”**的时候，她*（轻轻）*笑了。这是~~《错的》~~对的，**粗体**也行。

结局是||她走了||，就这样。

## 剧情与音乐

见[渡轮](../films/harbour-lights.md#thoughts)和[音乐](#剧情与音乐)。

![海报](海报（一）.png)
`

const pictures = `---
title: Pictures of all kinds
date: 2025-01-01T00:30:00+08:00
cover: shots/_still.png
---
![Under](shots/_still.png) ![Same name](still.png) ![Other](shots/still.png) [A paper](the%20paper.txt)

<img src="shots/still.png" alt="In HTML">

![Lost](lost.png)

[![Linked](still.png)](../trips/lisbon.md)
`

/** Plain posts, one a day from 1 February 2023, each with a link to the next. */
const plain = Object.fromEntries(
  Array.from({ length: 16 }, (_, at): [string, string] => {
    const number = String(at + 1).padStart(2, '0')
    const next = String(((at + 1) % 16) + 1).padStart(2, '0')
    return [
      `films/plain-${number}.md`,
      `---\ntitle: Plain ${number}\ndate: 2023-02-${number}T20:00:00+08:00\ntags: [drama]\nreview: {kind: film, subject: Plain ${number}, rating: ${(at % 9) / 2 + 1}}\n---\n\nWords of post ${number}, then [the next](plain-${next}.md).\n`,
    ]
  }),
)

/** A library with every feature in it: 26 posts, two of which no site shows (a draft, and one of the future). */
export const siteLibrary: Readonly<Record<string, string | Uint8Array>> = {
  '.marquee/library.yaml': 'title: Night Seats\nauthor: Mei Lam\ntimeZone: Asia/Hong_Kong\nsignoff: "Until the *next* show."\nsiteUrl: https://example.org/blog\n',
  'films/harbour-lights.md': film,
  'films/剧照 one.png': onePixel,
  'films/forms.md': forms,
  'notes/probes.md': probes,
  'notes/pictures.md': pictures,
  'notes/still.png': onePixel,
  'notes/shots/still.png': onePixel,
  'notes/shots/_still.png': onePixel,
  'notes/the paper.txt': 'A paper.\n',
  '中文/花样年华.md': chinese,
  '中文/海报（一）.png': onePixel,
  'films/draft.md': '---\ntitle: Not yet\ndate: 2025-01-01\ndraft: true\n---\nHidden words.\n',
  'films/later.md': '---\ntitle: Later on\ndate: 2999-01-01T10:00:00+08:00\n---\nNot yet out.\n',
  'trips/lisbon.md': '---\ntitle: "1917"\ndate: 2024-06-01\ntags: [travel]\nslug: lisbon\n---\n\nTrams.\n\n## Custard tarts\n\nBack to [the film](../films/harbour-lights.md).\n',
  'trips/night.md': '---\ntitle: "yes"\ndate: 2024-06-02 00:30\nreview: {kind: place, rating: 3}\n---\nA night walk.\n',
  'trips/dusk.md': '---\ntitle: Dusk\ndate: 2024-06-03T23:59:59-07:00\nreview: {kind: place, rating: 1}\n---\nAn evening walk.\n',
  ...plain,
}

/** The posts that a site shows, newest first. */
export const shownPosts: readonly SitePost[] = [
  { path: 'films/harbour-lights.md', slug: 'harbour-lights', title: 'Harbour Lights: "The Last Ferry" & it\'s #1 {{ x }}', date: '2025-03-09T15:30:00Z' },
  { path: 'films/forms.md', slug: 'forms', title: 'Forms of Markdown', date: '2025-02-01T04:00:00Z' },
  { path: 'notes/probes.md', slug: 'probes', title: 'Template marks', date: '2025-01-15T01:00:00Z' },
  { path: 'notes/pictures.md', slug: 'pictures', title: 'Pictures of all kinds', date: '2024-12-31T16:30:00Z' },
  { path: '中文/花样年华.md', slug: '花样年华', title: '花样年华', date: '2024-12-31T15:30:00Z' },
  { path: 'trips/dusk.md', slug: 'dusk', title: 'Dusk', date: '2024-06-04T06:59:59Z' },
  { path: 'trips/night.md', slug: 'night', title: 'yes', date: '2024-06-01T16:30:00Z' },
  { path: 'trips/lisbon.md', slug: 'lisbon', title: '1917', date: '2024-05-31T16:00:00Z' },
  ...Array.from({ length: 16 }, (_, at) => {
    const number = String(16 - at).padStart(2, '0')
    return { path: `films/plain-${number}.md`, slug: `plain-${number}`, title: `Plain ${number}`, date: `2023-02-${number}T12:00:00Z` }
  }),
]
