import { attributeList, formNames, type SiteForms } from '../../markdown/siteForms.ts'
import { componentTag, mdxText } from './mdxText.ts'

const folder = 'src/components/marquee'
const bodies: Readonly<Partial<Record<string, string>>> = {
  rating: '---\nconst { value, best } = Astro.props\n---\n<div class="marquee-rating" data-value={value} data-best={best}><slot /></div>\n',
  spoiler: '---\nconst { label } = Astro.props\n---\n<details class="marquee-spoiler"><summary>{label}</summary><slot /></details>\n',
  warning: '---\nconst { label } = Astro.props\n---\n<div class="marquee-warning" role="note"><p><strong>{label}</strong></p><slot /></div>\n',
}

/** Directives as components: what is inside is Markdown, and the component's slot. */
export const astroForms: SiteForms = {
  around: (name, attributes) => {
    const list = attributeList(attributes)
    return { open: componentTag(`<${componentOf(name)}${list === '' ? '' : ` ${list}`}>`), close: componentTag(`</${componentOf(name)}>`) }
  },
  inline: null,
  isApart: false,
  files: formNames.map((name) => ({ path: fileOf(name), text: bodies[name] ?? `<div class="marquee-${name}"><slot /></div>\n` })),
}

/**
 * A post's text as MDX with the components that it uses.
 * @param path the post's file in the site
 */
export function mdxBody(markdown: string, path: string): string {
  const used = formNames.filter((name) => markdown.includes(astroForms.around(name, {}).close))
  const toTop = '../'.repeat(path.split('/').length - 1)
  const imports = used.map((name) => `import ${componentOf(name)} from '${toTop}${fileOf(name)}'\n`).join('')
  return `${imports}${imports === '' ? '' : '\n'}${mdxText(markdown)}`
}

function componentOf(name: string): string {
  return `Marquee${capital(name)}`
}

function fileOf(name: string): string {
  return `${folder}/${capital(name)}.astro`
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
