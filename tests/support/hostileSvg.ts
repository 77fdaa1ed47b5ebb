import { png } from './hostilePictures.ts'

const ns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const svg = (inner: string, before = ''): string => `${before}<svg ${ns} width="100" height="100">${inner}</svg>`
const rows = Array.from({ length: 9 }, (_, row) => row)
const rect = '<rect width="9" height="9"/>'

/** Each row draws the one before ten times. */
const uses = (href: (row: number) => string, id: (row: number) => string = (row) => `a${row}`): string =>
  `<defs><rect id="${id(0)}" width="1" height="1"/>${rows.map((row) => `<g id="${id(row + 1)}">${`<use ${href(row)}/>`.repeat(10)}</g>`).join('')}</defs><use ${href(9)}/>`
const nested = (tag: string, property: string): string =>
  `<defs>${rows.map((row) => `<${tag} id="m${row}">${`<rect width="9" height="9" fill="white" ${row === 0 ? '' : `${property}="url(#m${row - 1})"`}/>`.repeat(10)}</${tag}>`).join('')}</defs><rect width="99" height="99" ${property}="url(#m8)"/>`
const zigzag = 'L1 1 L2 0'

const plainUses = uses((row) => `href="#a${row}"`)
const bigPng = Buffer.from(png(30_000, 30_000, null)).toString('base64')
const small = Buffer.from(png(8, 8, null)).toString('base64')

/** Pictures of few bytes that a browser draws for minutes, some of them written so that it does not show at first sight. */
export const svgBombs: Readonly<Record<string, string | Uint8Array>> = {
  'shapes that use each other': svg(plainUses),
  'the same by the old name': svg(uses((row) => `xlink:href='#a${row}'`)),
  'the same with signs as numbers': svg(uses((row) => `href="&#x23;&#97;${row}"`)),
  'the same with an escaped address': svg(uses((row) => `href="#%61${row}"`)),
  'the same by entities': svg(uses((row) => `href="#&p;${row}"`), '<!DOCTYPE svg [<!ENTITY p "a">]>'),
  'the same in an entity': svg('&x;', `<!DOCTYPE svg [<!ENTITY x '${plainUses.replaceAll("'", '"')}'>]>`),
  'the same in a parameter entity': svg('&x;', "<!DOCTYPE svg [<!ENTITY % y '<!ENTITY x \"&#60;g/>\">'>%y;]>"),
  'the same behind a quote in the declarations': svg(plainUses, '<!DOCTYPE svg [<!-- \' -->]>'),
  'the same behind a comment that looks closed': `<svg ${ns}><!-->-->${plainUses}</svg>`,
  'the same in UTF-16': Buffer.from(`\ufeff${svg(plainUses)}`, 'utf16le'),
  'the same under a prefix': `<s:svg xmlns:s="http://www.w3.org/2000/svg">${plainUses.replaceAll(/<(\/?)(\w)/g, '<$1s:$2')}</s:svg>`,
  'masks in masks': svg(nested('mask', 'mask')),
  'clips in clips': svg(nested('clipPath', 'clip-path')),
  'patterns in patterns': svg(nested('pattern', 'fill')),
  'patterns that are inherited': svg(`<defs>${rows.map((row) => `<pattern id="m${row}" width="1" height="1"><g ${row === 0 ? '' : `fill="url(#m${row - 1})"`}>${rect.repeat(10)}</g></pattern>`).join('')}</defs><rect width="99" height="99" fill="url(#m8)"/>`),
  'masks by classes': svg(`<style>${rows.map((row) => `.m${row}{mask:url(#m${row})}`).join('')}</style>${rows.map((row) => `<mask id="m${row}">${`<rect class="m${row - 1}" width="9" height="9"/>`.repeat(10)}</mask>`).join('')}<rect class="m8"/>`),
  'masks by styles in styles': svg(`<style>${rows.map((row) => `.m${row}{mask:url(#m${row});.b{fill:red}}`).join('')}</style>${rows.map((row) => `<mask id="m${row}">${`<rect class="m${row - 1}"/>`.repeat(10)}</mask>`).join('')}<rect class="m8"/>`),
  'masks by styles for all': svg(`<style>*{mask:url(#m)}</style><mask id="m">${rect.repeat(100)}</mask>${rect}`),
  'masks by a variable': svg(`<style>:root{--m:url(#m)} rect{mask:var(--m)}</style><mask id="m">${rect.repeat(100)}</mask>${rect}`),
  'masks by an escape': svg(nested('mask', 'mask').replaceAll('url(#', 'u\\72l(#')),
  'markers at many points': svg(`<marker id="m">${rect.repeat(300)}</marker><path d="M0 0${zigzag.repeat(20_000)}" marker-mid="url(#m)"/>`),
  'markers on markers': svg(`${rows.slice(0, 5).map((row) => `<marker id="m${row}"><path d="M0 0${zigzag.repeat(20)}" ${row === 0 ? '' : `marker-mid="url(#m${row - 1})"`}/></marker>`).join('')}<path d="M0 0${zigzag.repeat(20)}" marker-mid="url(#m4)"/>`),
  'shapes that use themselves': svg(`<g id="a">${'<use href="#b"/>'.repeat(10)}</g><g id="b">${'<use href="#a"/>'.repeat(10)}</g><use href="#a"/>`),
  'a million shapes': svg('<path d="M0 0"/>'.repeat(400_000)),
  'very many bytes': svg(`<text>${'word '.repeat(2_000_000)}</text>`),
  'thousands that move': svg('<rect width="9" height="9"><animate attributeName="x" values="0;99;0" dur="0.01s" repeatCount="indefinite"/></rect>'.repeat(20_000)),
  'thousands that a style moves': svg(`<style>@keyframes a{to{transform:translate(9px,9px)}} rect{animation:a .1s infinite}</style>${rect.repeat(20_000)}`),
  'a huge picture within': svg(`<image href="data:image/png;base64,${bigPng}" width="9" height="9"/>`),
  'a picture like this within': svg(`<image href="data:image/svg+xml;base64,${Buffer.from(svg(plainUses)).toString('base64')}"/>`),
  'what is no picture': 'GIF89a no <b>SVG</b>',
}

/** Pictures as people make them. */
export const svgPlain: Readonly<Record<string, string>> = {
  'an icon': svg('<path d="M12 2L2 7l10 5 10-5-10-5z" fill="none" stroke="currentColor"/>', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n'),
  'what Illustrator writes': svg('<g xmlns:i="&ns_ai;"><style>.cls-1{fill:url(#g);}.cls-2,.cls-3{clip-path:url(#c);font-family:\'Kai\'}</style><linearGradient id="g"><stop offset="0"/><stop offset="1"/></linearGradient><clipPath id="c"><rect/></clipPath><path class="cls-1" d="M0 0"/><g class="cls-2"><path d="M1 1"/></g></g>', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">\n]>'),
  'symbols that are used': svg(`<symbol id="s">${rect}</symbol>${'<use xlink:href="#s"/>'.repeat(500)}`),
  'a map of many shapes': svg('<path d="M0 0L9 9Z"/>'.repeat(50_000)),
  'a line with arrows': svg(`<marker id="m"><path d="M0 0L9 9"/></marker><path d="M0 0${zigzag.repeat(1000)}" marker-end="url(#m)"/>`),
  'something that turns': svg('<g><path d="M0 0"/><animateTransform attributeName="transform" type="rotate" dur="1s" repeatCount="indefinite"/></g>'),
  'a photograph within': svg(`<image href="data:image/png;base64,${small}"/>`),
  'a font within': svg('<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AAAA)}</style><text>x</text>'),
  'a link to a place in it': svg('<a href="#a"><rect id="a"/></a>'),
}
