import type { Rule } from '../rule.ts'

/** Front matter that cannot be read, so that the forms step aside until it can; a key that is there more than once. */
export const frontMatter: Rule = {
  id: 'front-matter',
  check: ({ parsed }) =>
    parsed.problems.map(({ message, line, column, from, to }) => ({
      severity: 'error',
      message: parsed.broken
        ? `The front matter cannot be read at line ${line}, column ${column}: ${message.replace(/[.\s]+$/, '')}. Correct it in Details, under “Front matter”.`
        : `${message} Some site generators refuse that: keep only one.`,
      place: { part: 'head', from, to },
    })),
}
