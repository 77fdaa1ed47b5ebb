import { attributeList, formNames, type SiteForms } from '../../markdown/siteForms.ts'

const script = `// What Marquee's directives become on this site. Change what is inside of the quotes as you like.
const element = {
  rating: (inner, { value, best }) => \`<div class="marquee-rating" data-value="\${value || ''}" data-best="\${best || ''}">\${inner}</div>\`,
  spoiler: (inner, { label }) => \`<details class="marquee-spoiler"><summary>\${label || 'Spoiler'}</summary>\\n\${inner}</details>\`,
  warning: (inner, { label }) => \`<div class="marquee-warning" role="note"><p><strong>\${label || 'Warning'}</strong></p>\\n\${inner}</div>\`,
}
for (const name of ${JSON.stringify(formNames).replaceAll('"', "'").replaceAll(',', ', ')}) {
  hexo.extend.tag.register(
    \`marquee_\${name}\`,
    (args, content) => {
      const values = Object.fromEntries(args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]))
      const inner = hexo.render.renderSync({ text: content, engine: 'markdown' })
      return element[name] ? element[name](inner, values) : \`<div class="marquee-\${name}">\${inner}</div>\`
    },
    { ends: true },
  )
}
`

/** Directives as tags, which a script of the site makes. */
export const hexoForms: SiteForms = {
  around: (name, attributes) => {
    const list = attributeList(attributes)
    return { open: `{% marquee_${name}${list === '' ? '' : ` ${list}`} %}`, close: `{% endmarquee_${name} %}` }
  },
  inline: null,
  isApart: true,
  files: [{ path: 'scripts/marquee.js', text: script }],
}
