/** What a new post begins as: a Markdown file, its title, date and slug filled in by `newPostText`. */
export interface Template {
  readonly name: string
  readonly label: string
  readonly text: string
}

const film = `---
title: ""
date:
slug:
draft: true
summary: ""
tags: [film]
categories: [Reviews]
cover:
coverAlt: ""
review:
  kind: film
  subject: ""
  originalTitle: ""
  year:
  by: []
  cast: []
  rating:
  verdict: ""
  trailer:
quotes: []
related: []
---

::trailer

## The story

::warnings

## How it is made

## What I think

::quotes

## In short

::rating

::related

::signoff
`

const book = `---
title: ""
date:
slug:
draft: true
summary: ""
tags: [book]
categories: [Reviews]
cover:
coverAlt: ""
review:
  kind: book
  subject: ""
  originalTitle: ""
  year:
  by: []
  rating:
  verdict: ""
quotes: []
related: []
---

## What it is about

::warnings

## How it reads

## What I think

::quotes

## In short

::rating

::related

::signoff
`

const travel = `---
title: ""
date:
slug:
draft: true
summary: ""
tags: [travel]
categories: [Travel]
cover:
coverAlt: ""
review:
  kind: place
  subject: ""
  year:
  rating:
  verdict: ""
related: []
---

## Getting there

## What to see

## Where to eat

::warnings

## Would I go again

::rating

::related

::signoff
`

const plain = `---
title: ""
date:
slug:
draft: true
summary: ""
tags: []
---

`

/** The built-in templates; a library's own in `.marquee/templates/` come on top of them. */
export const templates: readonly Template[] = [
  { name: 'film', label: 'Film review', text: film },
  { name: 'book', label: 'Book review', text: book },
  { name: 'travel', label: 'Travel note', text: travel },
  { name: 'plain', label: 'Plain post', text: plain },
]
