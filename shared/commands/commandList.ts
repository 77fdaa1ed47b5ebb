/** One thing the author can ask for: in the native menu, by key, in the palette, from a button. */
export interface Command {
  readonly id: string
  readonly label: string
  /** Menu it stands in. */
  readonly menu: 'file' | 'edit' | 'format' | 'view' | 'help'
  /** CodeMirror notation, `Mod` = Ctrl or Cmd. */
  readonly key?: string
  /** True where the editor itself binds the key (so the native menu must not take it first). */
  readonly editorKey?: boolean
}

export const commands = [
  { id: 'post.new', label: 'New post…', menu: 'file', key: 'Mod-n' },
  { id: 'library.choose', label: 'Open folder…', menu: 'file', key: 'Mod-o' },
  { id: 'library.create', label: 'New library…', menu: 'file' },
  { id: 'library.samples', label: 'Sample library', menu: 'file' },
  { id: 'post.save', label: 'Save', menu: 'file', key: 'Mod-s' },
  { id: 'post.rename', label: 'Rename file…', menu: 'file', key: 'F2' },
  { id: 'post.duplicate', label: 'Duplicate post', menu: 'file' },
  { id: 'post.trash', label: 'Delete post', menu: 'file' },
  { id: 'post.showFile', label: 'Show file in folder', menu: 'file' },
  { id: 'export.open', label: 'Export…', menu: 'file', key: 'Mod-e' },
  { id: 'settings.open', label: 'Settings…', menu: 'file', key: 'Mod-,' },
  { id: 'edit.undo', label: 'Undo', menu: 'edit', key: 'Mod-z', editorKey: true },
  { id: 'edit.redo', label: 'Redo', menu: 'edit', key: 'Mod-Shift-z', editorKey: true },
  { id: 'edit.find', label: 'Find and replace', menu: 'edit', key: 'Mod-f', editorKey: true },
  { id: 'edit.moveLineUp', label: 'Move line up', menu: 'edit', key: 'Alt-ArrowUp', editorKey: true },
  { id: 'edit.moveLineDown', label: 'Move line down', menu: 'edit', key: 'Alt-ArrowDown', editorKey: true },
  { id: 'edit.copyLineDown', label: 'Copy line down', menu: 'edit', key: 'Alt-Shift-ArrowDown', editorKey: true },
  { id: 'edit.selectNext', label: 'Select next occurrence', menu: 'edit', key: 'Mod-d', editorKey: true },
  { id: 'edit.cursorAbove', label: 'Add cursor above', menu: 'edit', key: 'Mod-Alt-ArrowUp', editorKey: true },
  { id: 'edit.cursorBelow', label: 'Add cursor below', menu: 'edit', key: 'Mod-Alt-ArrowDown', editorKey: true },
  { id: 'edit.followFootnote', label: 'Go to footnote and back', menu: 'edit', key: 'Mod-Shift-j', editorKey: true },
  { id: 'format.bold', label: 'Bold', menu: 'format', key: 'Mod-b', editorKey: true },
  { id: 'format.italic', label: 'Italic', menu: 'format', key: 'Mod-i', editorKey: true },
  { id: 'format.strike', label: 'Strikethrough', menu: 'format', key: 'Mod-Shift-x', editorKey: true },
  { id: 'format.code', label: 'Code', menu: 'format', key: 'Mod-Shift-c', editorKey: true },
  { id: 'format.heading', label: 'Heading', menu: 'format', key: 'Mod-Shift-h', editorKey: true },
  { id: 'format.quote', label: 'Quote', menu: 'format', key: 'Mod-Shift-.', editorKey: true },
  { id: 'format.bullets', label: 'Bulleted list', menu: 'format', key: 'Mod-Shift-8', editorKey: true },
  { id: 'format.numbers', label: 'Numbered list', menu: 'format', key: 'Mod-Shift-7', editorKey: true },
  { id: 'format.tasks', label: 'Task list', menu: 'format', key: 'Mod-Shift-9', editorKey: true },
  { id: 'format.link', label: 'Link', menu: 'format', key: 'Mod-Shift-k', editorKey: true },
  { id: 'format.picture', label: 'Picture…', menu: 'format', key: 'Mod-Shift-i' },
  { id: 'format.insert', label: 'Insert by name…', menu: 'format' },
  { id: 'format.table', label: 'Table', menu: 'format' },
  { id: 'format.footnote', label: 'Footnote', menu: 'format', key: 'Mod-Shift-n', editorKey: true },
  { id: 'table.addRow', label: 'Table: row below', menu: 'format' },
  { id: 'table.addColumn', label: 'Table: column to the right', menu: 'format' },
  { id: 'table.deleteRow', label: 'Table: delete row', menu: 'format' },
  { id: 'table.deleteColumn', label: 'Table: delete column', menu: 'format' },
  { id: 'table.alignLeft', label: 'Table: align left', menu: 'format' },
  { id: 'table.alignCentre', label: 'Table: align centre', menu: 'format' },
  { id: 'table.alignRight', label: 'Table: align right', menu: 'format' },
  { id: 'table.tidy', label: 'Table: make columns even', menu: 'format' },
  { id: 'format.spoiler', label: 'Spoiler', menu: 'format' },
  { id: 'format.placeRating', label: 'Place the rating', menu: 'format' },
  { id: 'format.placeWarnings', label: 'Place the content warnings', menu: 'format' },
  { id: 'palette.open', label: 'Go to post or command…', menu: 'view', key: 'Mod-k' },
  { id: 'posts.search', label: 'Search posts', menu: 'view', key: 'Mod-Shift-f' },
  { id: 'view.posts', label: 'Posts panel', menu: 'view', key: 'Mod-1' },
  { id: 'view.preview', label: 'Preview panel', menu: 'view', key: 'Mod-2' },
  { id: 'view.details', label: 'Details panel', menu: 'view', key: 'Mod-3' },
  { id: 'view.write', label: 'Write: the text alone', menu: 'view' },
  { id: 'view.both', label: 'Both: text and preview', menu: 'view' },
  { id: 'view.read', label: 'Read: the preview alone', menu: 'view' },
  { id: 'view.nextPane', label: 'Next pane', menu: 'view', key: 'F6' },
  { id: 'view.previousPane', label: 'Previous pane', menu: 'view', key: 'Shift-F6' },
  { id: 'view.zen', label: 'Zen', menu: 'view', key: 'F11' },
  { id: 'view.typewriter', label: 'Typewriter scrolling', menu: 'view', key: 'Mod-Alt-t' },
  { id: 'view.focus', label: 'Focus: paragraph, sentence or off', menu: 'view', key: 'Mod-Alt-d' },
  { id: 'view.theme', label: 'Light or dark', menu: 'view' },
  { id: 'view.formatBar', label: 'Formatting bar', menu: 'view' },
  { id: 'view.zoomIn', label: 'Zoom in', menu: 'view', key: 'Mod-=' },
  { id: 'view.zoomOut', label: 'Zoom out', menu: 'view', key: 'Mod--' },
  { id: 'view.zoomReset', label: 'Actual size', menu: 'view', key: 'Mod-0' },
  { id: 'help.commands', label: 'Commands and their keys', menu: 'help', key: 'Mod-Shift-p' },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
