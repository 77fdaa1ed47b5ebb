import { Bold, Code, EyeOff, Heading, Image, Italic, Link, List, type LucideIcon, Quote, Star, Table, TriangleAlert } from 'lucide-react'
import { Separator, Toolbar } from 'react-aria-components'
import { type CommandId, commands } from '../../../shared/commands/commandList.ts'
import { useDocument } from '../../state/documentStore.ts'
import { runEditorCommand } from '../../session/activeDocument.ts'
import { IconButton } from '../../ui/IconButton.tsx'

const groups: readonly (readonly (readonly [CommandId, LucideIcon])[])[] = [
  [['format.heading', Heading], ['format.bold', Bold], ['format.italic', Italic], ['format.quote', Quote], ['format.bullets', List]],
  [['format.link', Link], ['format.picture', Image], ['format.table', Table], ['format.code', Code]],
  [['format.spoiler', EyeOff], ['format.placeRating', Star], ['format.placeWarnings', TriangleAlert]],
]

/** Buttons for what is used most, in one row; the menu and the palette have the rest. One stop of the Tab key, arrow keys within. */
export function FormatBar() {
  const isFixed = useDocument((state) => state.document?.readOnly ?? true)
  return (
    <Toolbar className="formatBar" aria-label="Formatting">
      {groups.flatMap((group, index) => [
        ...(index > 0 ? [<Separator key={index} orientation="vertical" className="formatBar-rule" />] : []),
        ...group.map(([id, icon]) => {
          const command = commands.find((entry) => entry.id === id)
          const key = command && 'key' in command ? command.key : undefined
          return <IconButton key={id} icon={icon} label={command?.label ?? id} shortcut={key} isDisabled={isFixed} onPress={() => void runEditorCommand(id)} />
        }),
      ])}
    </Toolbar>
  )
}
