import { ChevronDown, FolderOpen, FolderPlus, Moon, PanelLeft, PanelRight, Search, Settings, Sun, Ticket } from 'lucide-react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import type { CommandId } from '../../../shared/commands/commandList.ts'
import { folderOf } from '../../../shared/post/postPath.ts'
import { visibleText } from '../../../shared/text/visibleText.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { useDocument } from '../../state/documentStore.ts'
import { useLibrary, useRecentLibraries } from '../../state/libraryStore.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuPopover } from '../../ui/Menu.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import './Toolbar.css'

type View = 'write' | 'both' | 'read'

export interface ToolbarProps {
  readonly postsShown: boolean
  readonly detailsShown: boolean
  readonly view: View
  /** False where the window has no room for text and preview side by side. */
  readonly roomForBoth: boolean
  readonly isDark: boolean
  readonly onOpenRecent: (id: string) => void
  readonly onView: (view: View) => void
}

const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: 'write', label: 'Write' },
  { id: 'both', label: 'Both' },
  { id: 'read', label: 'Read' },
]

/** The head of the window: panels, library, which post, how it is shown, and Export. */
export function Toolbar(props: ToolbarProps) {
  return (
    <header className="toolbar">
      <div className="toolbar-side">
        <IconButton icon={PanelLeft} label="Posts panel" shortcut="Mod-1" isSelected={props.postsShown} onPress={() => requestCommand('view.posts')} />
        <LibraryMenu onOpenRecent={props.onOpenRecent} />
      </div>
      <PostPlace />
      <div className="toolbar-side toolbar-end">
        <SegmentedControl label="View" value={props.view} options={props.roomForBoth ? views : views.filter((view) => view.id !== 'both')} onChange={props.onView} />
        <IconButton icon={Search} label="Go to post or command" shortcut="Mod-k" onPress={() => requestCommand('palette.open')} />
        <IconButton icon={props.isDark ? Sun : Moon} label={props.isDark ? 'Light theme' : 'Dark theme'} onPress={() => requestCommand('view.theme')} />
        <IconButton icon={PanelRight} label="Details panel" shortcut="Mod-3" isSelected={props.detailsShown} onPress={() => requestCommand('view.details')} />
        <Button look="primary" onPress={() => requestCommand('export.open')}>Export</Button>
      </div>
    </header>
  )
}

function LibraryMenu({ onOpenRecent }: Pick<ToolbarProps, 'onOpenRecent'>) {
  const recent = useRecentLibraries()
  const id = useLibrary((library) => library?.id)
  const title = useLibrary((library) => (library ? visibleText(library.config.title) : null))
  const commandEntries = [
    { id: 'library.choose', label: 'Open folder…', icon: FolderOpen, shortcut: 'Mod-o' },
    { id: 'library.create', label: 'New library…', icon: FolderPlus },
    { id: 'library.samples', label: 'Sample library', icon: Ticket },
  ] as const
  return (
    <MenuTrigger>
      <AriaButton className="libraryButton" aria-label={`Library: ${title ?? 'none open'}`}>
        <span>{title ?? 'Marquee'}</span>
        <ChevronDown size={15} aria-hidden />
      </AriaButton>
      <MenuPopover
        label="Library"
        placement="bottom start"
        groups={[
          { title: 'Recent libraries', entries: recent.slice(0, 8).map((entry) => ({ id: `recent:${entry.id}`, label: visibleText(entry.title), detail: visibleText(entry.folder), isChecked: entry.id === id })) },
          { entries: commandEntries },
          { entries: [{ id: 'settings.open', label: 'Settings…', icon: Settings, shortcut: 'Mod-,' }] },
        ]}
        onAction={(id) => (id.startsWith('recent:') ? onOpenRecent(id.slice('recent:'.length)) : requestCommand(id as CommandId))}
      />
    </MenuTrigger>
  )
}

function PostPlace() {
  const path = useDocument((state) => state.document?.path ?? null)
  if (path === null) return <div className="postPlace" />
  const folder = folderOf(path)
  const name = path.slice(folder === '' ? 0 : folder.length + 1)
  return (
    <div className="postPlace" title={visibleText(path)}>
      {folder !== '' && <span className="postPlace-folder">{visibleText(folder).split('/').join(' / ')} /&nbsp;</span>}
      <span className="postPlace-name">{visibleText(name)}</span>
    </div>
  )
}
