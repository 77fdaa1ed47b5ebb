import { ChangeSet, type Transaction } from '@codemirror/state'

/**
 * A transaction that took the last mark of a list or a quote from the cursor's line, with an empty line above the cursor too: what is typed right
 * below an item or a quote goes on with its paragraph. Every other transaction as it is.
 */
export function standApart(transaction: Transaction): Transaction {
  const { startState, changes, newDoc, newSelection: { main, ranges } } = transaction
  const line = newDoc.lineAt(main.head)
  const hasEnded = ranges.length === 1 && main.empty && line.text === '' && line.number > 1 && newDoc.lines === startState.doc.lines
  if (!hasEnded || newDoc.line(line.number - 1).text.trim() === '') return transaction
  return startState.update({
    changes: changes.compose(ChangeSet.of({ from: line.from, insert: '\n' }, newDoc.length)),
    selection: { anchor: line.from + 1 },
    userEvent: 'input',
    scrollIntoView: true,
  })
}
