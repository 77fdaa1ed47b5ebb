import { describe, expect, it } from 'vitest'
import { diffText } from '../../../renderer/features/export/diffLines.ts'
import { countWork, groupChanges, reportInWords } from '../../../renderer/features/export/exportGroups.ts'
import type { ExportPlan, ExportReport, PlanAction } from '../../../shared/export/exportPlan.ts'

const item = (path: string, action: PlanAction) => ({ path, action, reason: null, post: null })
const plan: ExportPlan = {
  id: 'p', target: 'hugo', siteFolder: '/site', skipped: [], hidden: [], problems: [], notes: [],
  items: [item('a', 'unchanged'), item('b', 'add'), item('c', 'conflict'), item('d', 'remove')],
}

describe('the list of changes', () => {
  it('puts what needs a decision first and what stays last', () => {
    expect(groupChanges(plan.items).map(({ kind }) => kind)).toEqual(['conflict', 'add', 'remove', 'unchanged'])
  })

  it('counts a conflict as work only once it is to be overwritten', () => {
    expect(countWork(plan, new Set())).toBe(2)
    expect(countWork(plan, new Set(['c', 'a']))).toBe(3)
  })

  it('offers files apart, and counts them as work once they are ticked', () => {
    const offered: ExportPlan = { ...plan, items: [item('b', 'add'), { ...item('o', 'add'), isOffered: true }] }
    expect(groupChanges(offered.items).map(({ kind }) => kind)).toEqual(['offered', 'add'])
    expect([countWork(offered, new Set()), countWork(offered, new Set(['o'])), countWork(offered, new Set(['b', 'o']))]).toEqual([1, 2, 2])
  })

  it('says afterwards what happened, and no more', () => {
    const report: ExportReport = { target: 'hugo', written: ['a'], unchanged: 1200, removed: [], conflicts: [], skipped: [], hidden: [], problems: [], notes: [], failed: [], cancelled: false, elapsedMs: 1 }
    expect(reportInWords(report)).toBe('1 written, 1,200 unchanged.')
  })
})

describe('a file’s difference', () => {
  it('shows what goes and comes with a little around it', () => {
    expect(diffText('a\nb\nc\n', 'a\nB\nc\n')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'remove', text: 'b' },
      { kind: 'add', text: 'B' },
      { kind: 'same', text: 'c' },
    ])
  })

  it('is empty for the same text and capped for a long one', () => {
    expect(diffText('a\n', 'a\n')).toEqual([])
    const long = diffText('', 'x\n'.repeat(5000))
    expect(long).toHaveLength(401)
    expect(long?.at(-1)).toEqual({ kind: 'gap', text: 'and 4,600 more lines' })
  })
})
