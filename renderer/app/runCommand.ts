import type { CommandId } from '../../shared/commands/commandList.ts'
import type { PostPath } from '../../shared/post/postPath.ts'
import { duplicatePost, showPostFile, trashPost } from '../features/posts/postActions.ts'
import { convertToUtf8, redo, runEditorCommand, undo } from '../session/activeDocument.ts'
import { flushPendingEdits } from '../session/fieldFlush.ts'
import { saveForGood } from '../session/postHistory.ts'
import { openDialog } from '../state/dialogStore.ts'
import { documentStore } from '../state/documentStore.ts'
import { openExport } from '../state/exportStore.ts'
import { askForSection, layoutStore } from '../state/layoutStore.ts'
import { libraryStore } from '../state/libraryStore.ts'
import { changeSettings, changeWriting, settingsStore } from '../state/settingsStore.ts'
import { openLibrary } from './libraryActions.ts'
import { moveToPane } from './panes.ts'
import { togglePanel, togglePreview } from './panels.ts'

const zoomSteps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** What each command does. It is the same whether it came from a key, the menu, the palette or a button. */
const table: Readonly<Record<CommandId, () => void>> = {
  'post.new': inLibrary(() => openDialog({ kind: 'newPost' })),
  'library.choose': () => void openLibrary('library:choose', {}),
  'library.create': () => void openLibrary('library:create', {}),
  'library.samples': () => void openLibrary('library:openSamples', {}),
  'post.save': onPost(() => void saveForGood()),
  'post.rename': onPost((path) => openDialog({ kind: 'rename', path })),
  'post.duplicate': onPost((path) => void duplicatePost(path)),
  'post.trash': onPost((path) => void trashPost(path)),
  'post.history': onPost(() => openDialog({ kind: 'history', view: 'post' })),
  'posts.deleted': inLibrary(() => openDialog({ kind: 'history', view: 'deleted' })),
  'post.toUtf8': onPost(() => void convertToUtf8()),
  'post.showFile': onPost((path) => void showPostFile(path)),
  'export.open': inLibrary(openExport),
  'settings.open': () => openDialog({ kind: 'settings' }),
  'edit.undo': onPost(() => {
    flushPendingEdits()
    undo()
  }),
  'edit.redo': onPost(() => {
    flushPendingEdits()
    redo()
  }),
  'edit.find': inEditor('edit.find'),
  'edit.moveLineUp': inEditor('edit.moveLineUp'),
  'edit.moveLineDown': inEditor('edit.moveLineDown'),
  'edit.copyLineDown': inEditor('edit.copyLineDown'),
  'edit.selectNext': inEditor('edit.selectNext'),
  'edit.cursorAbove': inEditor('edit.cursorAbove'),
  'edit.cursorBelow': inEditor('edit.cursorBelow'),
  'edit.sectionUp': inEditor('edit.sectionUp'),
  'edit.sectionDown': inEditor('edit.sectionDown'),
  'edit.followFootnote': inEditor('edit.followFootnote'),
  'edit.spelling': inEditor('edit.spelling'),
  'format.bold': inEditor('format.bold'),
  'format.italic': inEditor('format.italic'),
  'format.strike': inEditor('format.strike'),
  'format.code': inEditor('format.code'),
  'format.heading': inEditor('format.heading'),
  'format.quote': inEditor('format.quote'),
  'format.bullets': inEditor('format.bullets'),
  'format.numbers': inEditor('format.numbers'),
  'format.tasks': inEditor('format.tasks'),
  'format.link': inEditor('format.link'),
  'format.picture': inEditor('format.picture'),
  'format.insert': inEditor('format.insert'),
  'format.table': inEditor('format.table'),
  'format.footnote': inEditor('format.footnote'),
  'table.addRow': inEditor('table.addRow'),
  'table.addColumn': inEditor('table.addColumn'),
  'table.deleteRow': inEditor('table.deleteRow'),
  'table.deleteColumn': inEditor('table.deleteColumn'),
  'table.alignLeft': inEditor('table.alignLeft'),
  'table.alignCentre': inEditor('table.alignCentre'),
  'table.alignRight': inEditor('table.alignRight'),
  'table.tidy': inEditor('table.tidy'),
  'format.spoiler': inEditor('format.spoiler'),
  'format.placeRating': inEditor('format.placeRating'),
  'format.placeWarnings': inEditor('format.placeWarnings'),
  'palette.open': () => openDialog({ kind: 'palette', query: libraryStore.getState().library ? '' : '>' }),
  'help.commands': () => openDialog({ kind: 'palette', query: '>' }),
  'posts.replace': inLibrary(() => openDialog({ kind: 'replaceAll' })),
  'posts.search': inLibrary(() => {
    togglePanel('posts', true)
    // the panel may only just have come
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-search-posts]')?.select())
  }),
  'view.nextPane': () => moveToPane(1),
  'view.previousPane': () => moveToPane(-1),
  'view.posts': inLibrary(() => togglePanel('posts')),
  'view.preview': inLibrary(togglePreview),
  'view.details': inLibrary(() => togglePanel('details')),
  'view.outline': onPost(() => {
    togglePanel('details', true)
    askForSection('outline')
  }),
  'view.fold': inEditor('view.fold'),
  'view.unfold': inEditor('view.unfold'),
  'view.foldAll': inEditor('view.foldAll'),
  'view.unfoldAll': inEditor('view.unfoldAll'),
  'view.write': () => changeSettings({ view: 'write' }),
  'view.both': () => changeSettings({ view: 'both' }),
  'view.read': () => changeSettings({ view: 'read' }),
  'view.zen': onPost(() => layoutStore.setState(({ zen }) => ({ zen: !zen, drawer: null }))),
  'view.typewriter': () => changeWriting(({ typewriter }) => ({ typewriter: !typewriter })),
  'view.focus': () => changeWriting(({ focus }) => ({ focus: focus === 'off' ? 'paragraph' : focus === 'paragraph' ? 'sentence' : 'off' })),
  'view.theme': () => changeSettings({ theme: layoutStore.getState().isDark ? 'light' : 'dark' }),
  'view.formatBar': () => {
    const { panels } = settingsStore.getState()
    changeSettings({ panels: { ...panels, formatBar: !panels.formatBar } })
  },
  'view.zoomIn': () => zoomTo(zoomSteps.find((step) => step > settingsStore.getState().zoom + 0.001)),
  'view.zoomOut': () => zoomTo(zoomSteps.findLast((step) => step < settingsStore.getState().zoom - 0.001)),
  'view.zoomReset': () => zoomTo(1),
}

/** Runs a command of shared/commands/commandList.ts; one that has nothing to act on does nothing. */
export function runCommand(id: CommandId): void {
  table[id]()
}

/** Whether `id`, from the menu or anywhere else outside, names a command. */
export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(table, id)
}

function inLibrary(act: () => void): () => void {
  return () => {
    if (libraryStore.getState().library) act()
  }
}

function onPost(act: (path: PostPath) => void): () => void {
  return () => {
    const path = documentStore.getState().document?.path
    if (path !== undefined) act(path)
  }
}

/** The text must be in view for what is done in it. */
function inEditor(id: CommandId): () => void {
  return onPost(() => {
    if (settingsStore.getState().view === 'read') changeSettings({ view: 'both' })
    runEditorCommand(id)
  })
}

function zoomTo(zoom: number | undefined): void {
  if (zoom !== undefined) changeSettings({ zoom })
}
