import { describe, expect, it } from 'vitest'
import type { SiteKind } from '../../../../shared/export/exportPlan.ts'
import { proposeCommands } from '../../../../shared/export/siteCommands/proposeCommands.ts'
import { factsOf } from '../siteInput.ts'

const proposed = (kind: SiteKind, files: Readonly<Record<string, string>> = {}) => Object.values(proposeCommands(kind, factsOf(files)))

describe('proposeCommands', () => {
  it('knows the usual commands of each kind of site, and none for plain pages', () => {
    expect(proposed('hugo')).toEqual(['hugo server', 'hugo'])
    expect(proposed('jekyll')).toEqual(['jekyll serve', 'jekyll build'])
    expect(proposed('jekyll', { Gemfile: 'gem "jekyll"' })).toEqual(['bundle exec jekyll serve', 'bundle exec jekyll build'])
    expect(proposed('eleventy')).toEqual(['npx --no-install @11ty/eleventy --serve', 'npx --no-install @11ty/eleventy'])
    expect(proposed('hexo')).toEqual(['', 'npx --no-install hexo generate'])
    expect(proposed('hexo', { 'package.json': '{"dependencies":{"hexo-server":"3"}}' })).toEqual(['npx --no-install hexo server -i localhost', 'npx --no-install hexo generate'])
    expect(proposed('astro')).toEqual(['npx --no-install astro dev', 'npx --no-install astro build'])
    expect(proposed('zola')).toEqual(['zola serve', 'zola build'])
    expect(proposed('pelican', { 'pelicanconf.py': "PATH = 'content'\n" })).toEqual(['pelican -lr', 'pelican'])
    expect(proposed('pelican', { 'pelicanconf.py': '' })).toEqual(['pelican -lr content', 'pelican content'])
    expect(proposed('html')).toEqual(['', ''])
  })

  it('prefers the site’s own scripts, where they run its generator', () => {
    const scripts = (own: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => ({ 'package.json': JSON.stringify({ scripts: own }), ...more })
    expect(proposed('eleventy', scripts({ start: 'eleventy --serve', build: 'NODE_ENV=production eleventy' }))).toEqual(['npm run start', 'npm run build'])
    expect(proposed('astro', scripts({ dev: 'astro dev', build: 'astro check && astro build' }, { 'pnpm-lock.yaml': '' }))).toEqual(['pnpm run dev', 'pnpm run build'])
    expect(proposed('astro', scripts({ dev: 'astro dev' }, { 'yarn.lock': '' }))).toEqual(['yarn run dev', 'npx --no-install astro build'])
    expect(proposed('hugo', scripts({ build: 'tailwindcss -o x.css', start: 'node server.js' }))).toEqual(['hugo server', 'hugo'])
    expect(proposed('hugo', { 'package.json': '{"scripts":[1]}' })).toEqual(['hugo server', 'hugo'])
  })
})
