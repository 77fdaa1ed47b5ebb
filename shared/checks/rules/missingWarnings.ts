import { fieldPath } from '../../review/postFields.ts'
import type { Rule } from '../rule.ts'

/** A review that says neither what it warns of nor that there is nothing to warn of. */
export const missingWarnings: Rule = {
  id: 'missing-warnings',
  check({ fields, facts }) {
    const key = fieldPath('warnings', facts.config).join('.')
    const isReview = fields.kind !== null || fields.rating !== null
    if (!isReview || fields.warnings !== null || fields.typeProblems.some((problem) => problem.key === key)) return []
    return [{ severity: 'warning', message: 'This review declares no content warnings yet. Tick them in Details, or “None” if there are none.', place: null }]
  },
}
