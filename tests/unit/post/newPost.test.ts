import { describe, expect, it } from 'vitest'
import { parseHead } from '../../../shared/frontMatter/parseHead.ts'
import { newPostText } from '../../../shared/post/newPost.ts'
import { splitPost } from '../../../shared/post/postText.ts'
import { templates } from '../../../shared/post/templates.ts'
import { defaultConventions } from '../../../shared/review/defaultConventions.ts'
import { readPostFields } from '../../../shared/review/postFields.ts'

const post = { title: 'Déjà vu: “重慶” # 1', slug: 'deja-vu', date: '2025-03-09T21:30:00+08:00' }

describe('newPostText', () => {
  it.each(templates.map((template) => [template.name, template.text] as const))('fills the template %s', (_, template) => {
    const text = newPostText({ template, ...post })
    const { head, body } = splitPost(text)
    const fields = readPostFields(parseHead(head), defaultConventions)
    expect(fields).toMatchObject({ ...post, draft: true, rating: null, warnings: null, typeProblems: [], otherKeys: [] })
    expect(body).toBe(splitPost(template).body)
  })

  it("changes nothing else in an author's own template", () => {
    const template = '---\n# mine\nlayout:   post   # odd\ntitle: x # here\ndraft: false\n---\r\nBody\t\n'
    expect(newPostText({ template, title: 'A', slug: 'a', date: '2025-03-09' })).toBe(
      '---\n# mine\nlayout:   post   # odd\ntitle: A # here\ndraft: true\ndate: 2025-03-09\nslug: a\n---\r\nBody\t\n',
    )
  })

  it('gives front matter to a template that has none', () => {
    const text = newPostText({ template: 'Just text\n', title: 'A', slug: 'a', date: '2025-03-09' })
    expect(text).toMatch(/^---\n[^]*---\nJust text\n$/)
    expect(parseHead(splitPost(text).head).values).toEqual({ title: 'A', date: '2025-03-09', slug: 'a', draft: true })
  })
})
