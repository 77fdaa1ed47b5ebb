import { describe, expect, it } from 'vitest'
import { addressToOpen } from '../../../../electron/files/addressToOpen.ts'

describe('addressToOpen', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['https://example.org\\@evil.example/', 'https://example.org/@evil.example/'],
    [' https://exam\nple.org/\t', 'https://example.org/'],
    ['https://例え.jp/森', 'https://xn--r8jz45g.jp/%E6%A3%AE'],
    ['https://ex\u202eample.org', null],
    ['https://example.org/" --flag', 'https://example.org/%22%20--flag'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['mailto:a+b@example.org?subject=C++', 'mailto:a+b@example.org?subject=C%2B%2B'],
    ['mailto:a@example.org?subject=Hi%20you&attach=/etc/passwd&attachment=x&body=a%0Ab', 'mailto:a@example.org?subject=Hi%20you&body=a%0Ab'],
    ['mailto:a@example.org?SUBJECT=Hi%0D%0ABcc:%20b@example.org', 'mailto:a@example.org?SUBJECT=Hi'],
  ])('reads %j as %j', (address, url) => {
    const found = addressToOpen(address)
    expect('url' in found ? found.url : null).toBe(url)
  })

  it.each([
    'file:///etc/passwd', 'FILE:/etc/passwd', 'file://server/share/x.exe', '\\\\server\\share\\x.exe', '//server/share', 'C:\\Windows\\x.exe', 'javascript:alert(1)', 'data:text/html,x', 'vbscript:x',
    'smb://server/x', 'ms-msdt:/id', 'search-ms:query=x', 'ssh://host', 'marquee://app/', 'marquee-asset://library/a.png', 'blob:https://example.org/x', 'view-source:https://example.org', 'about:blank', '', 'https://', 'https://exa mple.org',
  ])('opens nothing at %j', (address) => expect(addressToOpen(address)).toEqual({ why: expect.stringContaining('not a web address') }))

  it.each(['https://www.bank.example@evil.example/', 'https://bank.example:443@evil.example/', 'http://:x@evil.example', 'https://bank.example%2flogin@evil.example'])('says where %j leads, and does not open it', (address) => {
    expect(addressToOpen(address)).toEqual({ why: expect.stringMatching(/user name, and the address leads to “evil\.example”\.$/) })
  })
})
