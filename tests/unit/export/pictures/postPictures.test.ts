import { describe, expect, it } from 'vitest'
import type { PictureFacts } from '../../../../shared/export/pictures/pictureFacts.ts'
import { readLibraryConfig } from '../../../../shared/library/readLibraryConfig.ts'
import { siteTarget } from '../../../../shared/export/targets.ts'
import type { SiteKind } from '../../../../shared/export/exportPlan.ts'
import { exportInto, postOf } from '../siteInput.ts'

const photo: PictureFacts = { width: 1200, height: 800, orientation: 1, format: 'jpg', hasProfile: false }
const options = 'pictures: {widths: [800, 400], formats: [webp]}\n'
const sites = {
  hugo: { 'hugo.toml': 'baseURL = "/"\n[markup.goldmark.renderer]\nunsafe = true\n' },
  jekyll: { '_config.yml': 'title: x\n' },
  hexo: { '_config.yml': 'title: x\n', 'package.json': '{"dependencies": {"hexo": "8"}}' },
  zola: { 'config.toml': 'base_url = "/"\n' },
  pelican: { 'pelicanconf.py': '' },
  html: {},
} as const

function exported(kind: keyof typeof sites, body: string, facts: PictureFacts = photo, yaml = options) {
  const input = { assets: new Set(['p.jpg', 'p-400.webp']), pictures: new Map([['p.jpg', facts]]), config: readLibraryConfig(yaml, 'Library', 'Asia/Hong_Kong') }
  const { texts } = exportInto(siteTarget(kind satisfies SiteKind), sites[kind], { 'a.md': postOf(body) }, input)
  const page = Object.entries(texts).find(([path, text]) => !/^(?:copy|jpg|webp|avif) of/.test(text) && /(?:^|\/|-)a(?:\/index)?\.(?:md|html)$/.test(path))?.[1] ?? ''
  const pictures = Object.fromEntries(Object.entries(texts).filter(([, text]) => /^(?:copy|jpg|webp|avif|png) of/.test(text)).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]))
  return { page, pictures }
}
const all = { 'p.jpg': 'jpg of 800 of p.jpg', 'p-400.jpg': 'jpg of 400 of p.jpg', 'p.webp': 'webp of 800 of p.jpg', 'p-400.webp': 'webp of 400 of p.jpg' }

describe('pictures in widths and formats', () => {
  it('go to a site of web pages with all that a browser chooses from', () => {
    const { page, pictures } = exported('html', '![A **ferry**](p.jpg "Titled")')
    expect(pictures).toEqual(all)
    expect(page).toContain('<source type="image/webp" srcset="p-400.webp 400w, p.webp 800w" sizes="(min-width: 50em) 48em, 100vw">')
    expect(page).toMatch(/<img src="p\.jpg" srcset="p-400\.jpg 400w, p\.jpg 800w" sizes="[^"]+" width="800" height="533" alt="A ferry" loading="lazy"/)
  })

  it.each(['hugo', 'jekyll', 'hexo', 'zola'] as const)('go to %s as HTML in the Markdown, in which nothing of the author’s runs', (kind) => {
    const { page, pictures } = exported(kind, 'See ![A {{ "ferry" }} | x](p.jpg) here.')
    expect(pictures).toEqual(all)
    expect(page).toMatch(/See <picture><source type="image\/webp" srcset="[^"]*p-400\.webp[^"]* 400w, [^"]*p\.webp[^"]* 800w" sizes="[^"]+"><img src="[^"]*p\.jpg[^"]*" srcset="[^"]+" sizes="[^"]+" alt="A [^"]*ferry[^"]*" width="800" height="533" loading="lazy"><\/picture> here\./)
    expect(/alt="[^"]*[{|]/.test(page)).toBe(false)
  })

  it('stay Markdown where a site’s links are none in HTML, in the largest width that was asked for', () => {
    const { page, pictures } = exported('pelican', '![x](p.jpg)')
    expect(page).toMatch(/!\[x\]\(\{static\}/)
    expect(pictures).toEqual({ 'p.jpg': 'jpg of 800 of p.jpg' })
  })

  it('never take the name of another file of the post', () => {
    const { pictures } = exported('html', '![x](p.jpg) [y](p-400.webp)')
    expect(new Set(Object.values(pictures))).toEqual(new Set([...Object.values(all), 'copy of p-400.webp']))
  })

  it('are never larger than the picture was, and none is made of one that cannot be', () => {
    expect(exported('html', '![x](p.jpg)', { ...photo, width: 300, height: 200 }).pictures).toEqual({ 'p.jpg': 'copy of p.jpg', 'p.webp': 'webp of 300 of p.jpg' })
    const moving = exported('html', '![x](p.jpg)', { ...photo, format: null })
    expect(moving.pictures).toEqual({ 'p.jpg': 'copy of p.jpg' })
    expect(moving.page).toContain('<img src="p.jpg" width="1200" height="800"')
  })

  it('are written in AVIF only where that loses no colours', () => {
    const both = 'pictures: {formats: [webp, avif]}\n'
    expect(Object.keys(exported('html', '![x](p.jpg)', photo, both).pictures).sort()).toEqual(['p.avif', 'p.jpg', 'p.webp'])
    expect(Object.keys(exported('html', '![x](p.jpg)', { ...photo, hasProfile: true }, both).pictures).sort()).toEqual(['p.jpg', 'p.webp'])
  })

  it('change nothing of a post in Markdown where nobody asked for them', () => {
    expect(exported('hugo', '![x](p.jpg)', photo, '').page).toContain('![x](p.jpg)')
  })

  it('are read from the library’s file, and what is wrong there is said', () => {
    const { pictures, problems } = readLibraryConfig('pictures: {widths: [960, 480, 960], formats: [webp, avif], metadata: keep}', 'L', 'UTC')
    expect(pictures).toEqual({ keepsMetadata: true, widths: [480, 960], formats: ['avif', 'webp'] })
    expect(problems).toEqual([])
    const wrong = readLibraryConfig('pictures: {widths: [0, x], formats: [gif], metadata: some}', 'L', 'UTC')
    expect(wrong.pictures).toEqual({ keepsMetadata: false, widths: [], formats: [] })
    expect(wrong.problems).toHaveLength(3)
  })
})
