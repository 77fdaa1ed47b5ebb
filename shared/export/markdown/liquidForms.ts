import { attributeList, formNames, type SiteForms } from './siteForms.ts'

/** How one generator's Liquid hands values to a file that it takes in. */
export interface LiquidIncludes {
  /** The folder of includes, without a slash at the end. */
  readonly folder: string
  readonly ending: string
  /** The tag that takes in a file; `values` as `key="value"`. */
  readonly tag: (name: string, values: string) => string
  readonly separator: string
  /** A value within the file. */
  readonly value: (key: string) => string
  /** What makes Markdown count in an element. */
  readonly htmlAttribute: string
}

/** Directives as includes of Liquid, which comes before Markdown: what is inside is captured, and stays Markdown. */
export function liquidForms({ folder, ending, tag, separator, value, htmlAttribute }: LiquidIncludes): SiteForms {
  const inner = `\n\n${value('inner')}\n\n`
  const bodies: Readonly<Partial<Record<string, string>>> = {
    rating: `<div class="marquee-rating" data-value="${value('value')}" data-best="${value('best')}"${htmlAttribute}>${inner}</div>\n`,
    spoiler: `<details class="marquee-spoiler"${htmlAttribute}>\n<summary>${value('label')}</summary>${inner}</details>\n`,
    warning: `<div class="marquee-warning" role="note"${htmlAttribute}>\n<p><strong>${value('label')}</strong></p>${inner}</div>\n`,
  }
  return {
    around: (name, attributes) => ({ open: '{% capture marquee %}', close: `{% endcapture %}${tag(`marquee/${name}`, attributeList(attributes, separator))}` }),
    inline: null,
    isApart: false,
    files: formNames.map((name) => ({ path: `${folder}/marquee/${name}${ending}`, text: bodies[name] ?? `<div class="marquee-${name}"${htmlAttribute}>${inner}</div>\n` })),
  }
}
