import { describe, expect, it } from 'vitest'
import { parseLaunchArgs } from '../../../../electron/shell/launchArgs.ts'

describe('the launch arguments', () => {
  it('name a library and a post, made absolute from where the start was typed', () => {
    expect(parseLaunchArgs(['--library', 'blog', 'blog/a.md'], '/home/me', null)).toEqual({ library: '/home/me/blog', post: '/home/me/blog/a.md' })
    expect(parseLaunchArgs(['--library=/srv/blog'], '/home/me', null)).toEqual({ library: '/srv/blog', post: null })
  })

  it("pass over Chromium's switches and, in development, the project's own folder", () => {
    const argv = ['--no-sandbox', '--user-data-dir=/tmp/x', '/home/me/marquee', '--library', '/srv/blog', '/home/me/marquee/README.md']
    expect(parseLaunchArgs(argv, '/', '/home/me/marquee')).toEqual({ library: '/srv/blog', post: '/home/me/marquee/README.md' })
  })

  it('open nothing when nothing is named', () => {
    expect(parseLaunchArgs([], '/', null)).toEqual({ library: null, post: null })
    expect(parseLaunchArgs(['--library'], '/', null)).toEqual({ library: null, post: null })
  })
})
