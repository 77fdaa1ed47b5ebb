import { describe, expect, it } from 'vitest'
import { readTrailer } from '../../../shared/review/trailer.ts'

const youtube = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'

describe('readTrailer', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'youtube', youtube],
    ['https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=1m30s', 'youtube', `${youtube}?start=90`],
    [' https://youtu.be/dQw4w9WgXcQ?si=x ', 'youtube', youtube],
    ['https://youtube.com/shorts/dQw4w9WgXcQ', 'youtube', youtube],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=5', 'youtube', `${youtube}?start=5`],
    ['https://vimeo.com/123456789', 'vimeo', 'https://player.vimeo.com/video/123456789?dnt=1'],
    ['https://vimeo.com/123456789/abcdef0123', 'vimeo', 'https://player.vimeo.com/video/123456789?dnt=1&h=abcdef0123'],
    ['https://example.org/trailer.mp4', 'other', null],
    ['https://youtube.com/watch?v=short', 'other', null],
    ['https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ', 'other', null],
    ['https://evil.org/youtube.com/watch?v=dQw4w9WgXcQ', 'other', null],
  ])('takes %s apart', (url, provider, embedUrl) => expect(readTrailer(url)).toMatchObject({ provider, embedUrl, watchUrl: url.trim() }))

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///x', '//youtube.com/watch', 'ftp://x/y', 'https://user:pw@youtube.com/watch?v=dQw4w9WgXcQ', 'https://x/"><script>', 'https://a b', 'trailer', ''])(
    'refuses %s',
    (url) => expect(readTrailer(url)).toBeNull(),
  )
})
