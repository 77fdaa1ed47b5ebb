/** The smallest picture. */
export const onePixel = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='), (character) => character.charCodeAt(0))

/** A library that has in it what an export must get right. */
export const sampleFiles: Readonly<Record<string, string | Uint8Array>> = {
  '.marquee/library.yaml': 'title: Night Seats\nauthor: Mei Lam\ntimeZone: Asia/Hong_Kong\nsignoff: "Until the *next* show."\nsiteUrl: https://example.org/blog\n',
  'films/harbour-lights.md': `---
title: "Harbour Lights: \\"The Last Ferry\\" & it's #1"
date: 2025-03-09T23:30:00+08:00
tags: [drama, "Hong Kong"]
categories: [films]
summary: A quiet film about ferries.
cover: 剧照 one.png
coverAlt: A ferry at night
colour: "1917"
review:
  kind: film
  subject: Harbour Lights
  year: 1996
  by: [Ann Hui]
  rating: 4.5
  verdict: "Small, slow & *perfect*."
  trailer: https://www.youtube.com/watch?v=abcdefghijk
warnings:
  - violence
  - {id: smoking, severity: mild, note: "on deck"}
  - {id: animal-death, spoiler: true, note: "near the end"}
quotes:
  - {text: 渡轮从来不等人。, source: 第二幕, lang: zh-Hans}
related:
  - {post: ../trips/lisbon.md, emoji: "✈️", text: A week in Lisbon}
  - draft.md
---

An opening about **《渡轮》**吧 and a [trip](../trips/lisbon.md#food).

::trailer

## Plot

The template {{ a }} {% b %} {# c #} {{< d >}} {{% e %}} | f stays.

Code \`{{< in >}}\` too:

\`\`\`
{{< fence >}}
\`\`\`

![A ferry](剧照%20one.png "Night")

她看了两次
然后走了。

## Thoughts

See the [draft](draft.md) and the [lost one](nowhere.md).

:::spoiler[How it *ends*]
The ferry **sinks**.

- twice
:::

::quotes

::related

::signoff
`,
  'films/剧照 one.png': onePixel,
  'films/draft.md': '---\ntitle: Not yet\ndate: 2025-01-01\ndraft: true\n---\nHidden words.\n',
  'films/later.md': '---\ntitle: Later\ndate: 2999-01-01T10:00:00+08:00\n---\nNot yet out.\n',
  'trips/lisbon.md': '---\ntitle: A week in Lisbon\ndate: 2024-06-01\ntags: [travel]\n---\n\nTrams.\n\n## Food\n\nCustard tarts. Back to [the film](../films/harbour-lights.md).\n',
  'trips/night.md': '---\ntitle: 夜\ndate: 2024-06-02 00:30\nreview: {kind: place, rating: 3}\n---\nA night walk.\n',
}
