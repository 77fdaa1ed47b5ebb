import { describe, expect, it } from 'vitest'
import { loopbackAddresses } from '../../../../shared/export/siteCommands/loopbackAddresses.ts'

describe('loopbackAddresses', () => {
  it.each([
    ['Web Server is available at http://localhost:1313/ (bind address 127.0.0.1)', ['http://localhost:1313/']],
    ['[11ty] Server at http://localhost:8080/blog/', ['http://localhost:8080/blog/']],
    ['INFO  Hexo is running at http://localhost:4000/ . Press Ctrl+C to stop.', ['http://localhost:4000/']],
    ['    Server address: http://127.0.0.1:4000/', ['http://127.0.0.1:4000/']],
    ['┃ Local    http://localhost:4321/', ['http://localhost:4321/']],
    ['Serving site at: http://127.0.0.1:8000 - Tap CTRL-C to stop', ['http://127.0.0.1:8000']],
    ['see http://[::1]:8080, and https://localhost.', ['http://[::1]:8080', 'https://localhost']],
    ['Network http://192.168.1.5:4321/ and https://example.org', []],
    ['http://localhost.example.org/ http://localhost@example.org/ http://127.0.0.1.example.org http://0.0.0.0:4000', []],
    ['http://localhost:80@example.org/', []],
    ['javascript:http://localhost file://localhost/etc/passwd', ['http://localhost']],
  ])('finds in %s', (line, expected) => {
    expect(loopbackAddresses(line)).toEqual(expected)
  })
})
