const words =
  'night city rain corridor window station platform ticket seat light screen silence music letter harbour market neon mirror stairs kitchen voice friend stranger season winter summer morning camera frame colour shadow street river bridge train island garden memory promise hour clock dinner noodles paper song dance road'.split(
    ' ',
  )
const han = '夜城雨廊窗站票座光影靜樂信港市鏡梯聲友客季冬夏晨街河橋車島園憶約時飯麵紙歌舞路'
const kinds = ['film', 'film', 'film', 'series', 'book', 'game', 'album', 'place']
const warningIds = ['violence', 'gore', 'alcohol', 'smoking', 'grief', 'flashing-lights', 'strong-language', 'animal-death']

/** A small fast generator of repeatable random numbers (mulberry32): same seed, same posts, on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Posts of the shape of real reviews by path, deterministic; `bytes` is the rough length of each body. */
export function generatePosts(count: number, bytes = 6000, seed = 1): Record<string, string> {
  const next = random(seed)
  const posts: Record<string, string> = {}
  for (let number = 0; number < count; number++) posts[`reviews/${name(number)}.md`] = post(number, count, bytes, next)
  return posts
}

const name = (number: number): string => `post-${String(number).padStart(5, '0')}`
const pick = <T>(list: ArrayLike<T>, next: () => number): T => list[Math.floor(next() * list.length)] as T

function sentence(next: () => number): string {
  if (next() < 0.06) return `「${Array.from({ length: 8 + Math.floor(next() * 12) }, () => pick(han, next)).join('')}。」`
  const text = Array.from({ length: 6 + Math.floor(next() * 14) }, () => pick(words, next)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${next() < 0.1 ? ', **' + pick(words, next) + '** and *' + pick(words, next) + '*' : ''}.`
}

function title(number: number, next: () => number): string {
  const text = `${pick(words, next)} ${pick(words, next)} ${pick(words, next)}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${number}${next() < 0.1 ? ` ${pick(han, next)}${pick(han, next)}` : ''}`
}

function post(number: number, count: number, bytes: number, next: () => number): string {
  // ten years and then again: what is of the future is not on every site
  const day = new Date(Date.UTC(2015, 0, 1) + (number % 3650) * 86_400_000).toISOString().slice(0, 10)
  const heading = title(number, next)
  const head = [
    '---',
    `title: "${heading}"`,
    `date: ${day}T20:30:00+08:00`,
    `draft: ${next() < 0.05}`,
    `summary: ${sentence(next).replaceAll(/[*:]/g, '')}`,
    `tags: [${pick(words, next)}, ${pick(words, next)}]`,
    'review:',
    `  kind: ${pick(kinds, next)}`,
    `  subject: "${heading}"`,
    `  year: ${1950 + Math.floor(next() * 75)}`,
    '  by: A Director',
    `  rating: ${0.5 + Math.floor(next() * 10) / 2}`,
    '  verdict: One line that says it all.',
    'warnings:',
    `  - ${pick(warningIds, next)}`,
    `  - {id: ${pick(warningIds, next)}, severity: mild, note: near the end}`,
    `related: [${name(Math.floor(next() * count))}.md]`,
    '---',
    '',
  ].join('\n')
  const parts = ['']
  let length = 0
  while (length < bytes) {
    const kind = next()
    let block: string
    if (kind < 0.12) block = `## ${title(Math.floor(next() * 1e6), next)}`
    else if (kind < 0.2) block = Array.from({ length: 3 + Math.floor(next() * 4) }, () => `- ${sentence(next)}`).join('\n')
    else if (kind < 0.27) block = `> ${sentence(next)}`
    else if (kind < 0.29) block = `See [the other one](${name(Math.floor(next() * count))}.md) too.`
    else if (kind < 0.3) block = '| scene | minute |\n| --- | ---: |\n| the stairs | 12 |\n| the station | 88 |'
    else block = Array.from({ length: 3 + Math.floor(next() * 4) }, () => sentence(next)).join(' ')
    parts.push(block)
    length += block.length + 2
  }
  return `${head}${parts.join('\n\n').slice(1)}\n\n::rating\n`
}
