import { describe, expect, it } from 'vitest'
import { siteOf } from '../../../renderer/features/preview/siteOf.ts'

describe('siteOf', () => {
  it.each([
    ['https://www.bank.example/login', 'bank.example'],
    ['bank.example', 'bank.example'],
    [' www.bank.example/login ', 'bank.example'],
    ['https://bank.example@evil.example', 'evil.example'],
    ['https://bаnk.example', 'xn--bnk-6cd.example'],
    ['The review', null],
    ['e.g. this', null],
    ['3.5', null],
    ['mailto:a@bank.example', null],
    ['a@bank.example', null],
  ])('of %j is %j', (text, site) => expect(siteOf(text)).toBe(site))
})
