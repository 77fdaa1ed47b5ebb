import { ConflictDialog } from '../features/conflict/ConflictDialog.tsx'
import { SpellingMenu } from '../features/editor/SpellingMenu.tsx'
import { ExportDialog } from '../features/export/ExportDialog.tsx'
import { HistoryDialog } from '../features/history/HistoryDialog.tsx'
import { Notices } from '../features/notices/Notices.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { NewPostDialog } from '../features/posts/NewPostDialog.tsx'
import { RenameDialog } from '../features/posts/RenameDialog.tsx'
import { RecoveryDialog } from '../features/recovery/RecoveryDialog.tsx'
import { ReplaceAllDialog } from '../features/replaceAll/ReplaceAllDialog.tsx'
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

// All that stands around the text, in a file of its own (see useSurroundings.ts): nothing that the first frame shows may be imported from here.
export { ConflictBanner } from '../features/conflict/ConflictBanner.tsx'
export { DetailsPane } from '../features/details/DetailsPane.tsx'
export { FormatBar } from '../features/editor/FormatBar.tsx'
export { PostsPane } from '../features/posts/PostsPane.tsx'
export { PreviewPane } from '../features/preview/PreviewPane.tsx'
export { Toolbar } from '../features/toolbar/Toolbar.tsx'
export { NoPost } from '../features/welcome/NoPost.tsx'
export { Welcome } from '../features/welcome/Welcome.tsx'

/** What comes over the window: dialogs, menus and notices, each there when its store says so. */
export function Overlays() {
  return (
    <>
      <NewPostDialog />
      <RenameDialog />
      <SettingsDialog />
      <ReplaceAllDialog />
      <RecoveryDialog />
      <Palette />
      <SpellingMenu />
      <ErrorBoundary name="The history">
        <HistoryDialog />
      </ErrorBoundary>
      <ErrorBoundary name="The choice between both texts">
        <ConflictDialog />
      </ErrorBoundary>
      <ErrorBoundary name="Export">
        <ExportDialog />
      </ErrorBoundary>
      <Notices />
    </>
  )
}
