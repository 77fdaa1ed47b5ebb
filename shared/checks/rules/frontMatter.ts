import type { Rule } from '../rule.ts'

/** Front matter that cannot be read: the forms step aside until it can. */
export const frontMatter: Rule = {
  id: 'front-matter',
  check: ({ parsed }) =>
    parsed.problems.map(({ message, line, column, from, to }) => ({
      severity: 'error',
      message: `The front matter cannot be read at line ${line}, column ${column}: ${message.replace(/[.\s]+$/, '')}. Correct it in Details, under “Front matter”.`,
      place: { part: 'head', from, to },
    })),
}
