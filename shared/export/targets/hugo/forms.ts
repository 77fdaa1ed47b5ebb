import { attributeList, formNames, type SiteForms } from '../../markdown/siteForms.ts'

const inner = '{{ .Page.RenderString (dict "display" "block") .Inner }}'
const hidden = '<span class="marquee-hidden" title="Spoiler" style="background:currentColor">{{ .Page.RenderString .Inner }}</span>'
const bodies: Readonly<Partial<Record<string, string>>> = {
  rating: `<div class="marquee-rating" data-value="{{ .Get "value" }}" data-best="{{ .Get "best" }}">\n${inner}\n</div>\n`,
  spoiler: `<details class="marquee-spoiler">\n<summary>{{ .Get "label" | safeHTML }}</summary>\n${inner}\n</details>\n`,
  warning: `<div class="marquee-warning" role="note">\n<p><strong>{{ .Get "label" | safeHTML }}</strong></p>\n${inner}\n</div>\n`,
}

/** Directives as short codes, whose HTML Hugo keeps also where it drops that of Markdown. */
export const hugoForms: SiteForms = {
  around: (name, attributes) => {
    const list = attributeList(attributes)
    return { open: `{{< marquee-${name}${list === '' ? '' : ` ${list}`} >}}`, close: `{{< /marquee-${name} >}}` }
  },
  inline: { open: '{{< marquee-hidden >}}', close: '{{< /marquee-hidden >}}' },
  isApart: true,
  files: [
    ...formNames.map((name) => ({ path: `layouts/shortcodes/marquee-${name}.html`, text: bodies[name] ?? `<div class="marquee-${name}">\n${inner}\n</div>\n` })),
    { path: 'layouts/shortcodes/marquee-hidden.html', text: hidden },
  ],
}
