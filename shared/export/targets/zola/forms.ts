import { attributeList, formNames, type SiteForms } from '../../markdown/siteForms.ts'

const inner = '\n\n{{ body }}\n\n'
const bodies: Readonly<Partial<Record<string, string>>> = {
  rating: `<div class="marquee-rating" data-value="{{ value | default(value="") }}" data-best="{{ best | default(value="") }}">${inner}</div>\n`,
  spoiler: `<details class="marquee-spoiler">\n<summary>{{ label | safe }}</summary>${inner}</details>\n`,
  warning: `<div class="marquee-warning" role="note">\n<p><strong>{{ label | safe }}</strong></p>${inner}</div>\n`,
}

/** Directives as short codes whose files are Markdown: links within reach the site's pages. */
export const zolaForms: SiteForms = {
  around: (name, attributes) => ({ open: `{% marquee_${name}(${attributeList(attributes, ', ')}) %}`, close: '{% end %}' }),
  inline: null,
  isApart: false,
  files: formNames.map((name) => ({ path: `templates/shortcodes/marquee_${name}.md`, text: bodies[name] ?? `<div class="marquee-${name}">${inner}</div>\n` })),
}
