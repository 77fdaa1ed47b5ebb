import { useEffect, useMemo } from 'react'
import { ConflictBanner } from '../features/conflict/ConflictBanner.tsx'
import { DetailsPane } from '../features/details/DetailsPane.tsx'
import { EditorPane } from '../features/editor/EditorPane.tsx'
import { ExportDialog } from '../features/export/ExportDialog.tsx'
import { HistoryDialog } from '../features/history/HistoryDialog.tsx'
import { Notices } from '../features/notices/Notices.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { NewPostDialog } from '../features/posts/NewPostDialog.tsx'
import { PostsPane } from '../features/posts/PostsPane.tsx'
import { RenameDialog } from '../features/posts/RenameDialog.tsx'
import { PreviewPane } from '../features/preview/PreviewPane.tsx'
import { RecoveryDialog } from '../features/recovery/RecoveryDialog.tsx'
import { ReplaceAllDialog } from '../features/replaceAll/ReplaceAllDialog.tsx'
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx'
import { StatusBar } from '../features/statusBar/StatusBar.tsx'
import { Toolbar } from '../features/toolbar/Toolbar.tsx'
import { NoPost } from '../features/welcome/NoPost.tsx'
import { Welcome } from '../features/welcome/Welcome.tsx'
import { useDocument } from '../state/documentStore.ts'
import { useFirstPaint } from '../state/firstPaint.ts'
import { askForSection, layoutStore, postsDrawerBelow, useLayout } from '../state/layoutStore.ts'
import { useLibrary } from '../state/libraryStore.ts'
import { changeSettings, useSettings } from '../state/settingsStore.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { openLibrary } from './libraryActions.ts'
import { togglePanel } from './panels.ts'
import { shownPanels } from './shownPanels.ts'
import './App.css'

const closeDrawer = (): void => layoutStore.setState({ drawer: null })
const openRecent = (id: string): void => void openLibrary('library:open', { id })
const showChecks = (): void => {
  togglePanel('details', true)
  askForSection('checks')
}

/** The whole window. */
export function App() {
  const hasLibrary = useLibrary((library) => library !== null)
  const title = useWindowTitle()
  return (
    <div className="app">
      {/* the welcome has a heading of its own */}
      {hasLibrary && <h1 className="visuallyHidden">{title}</h1>}
      {hasLibrary ? <Library /> : <Welcome onOpenRecent={openRecent} />}
      <NewPostDialog />
      <RenameDialog />
      <SettingsDialog />
      <ReplaceAllDialog />
      <RecoveryDialog />
      <Palette />
      <ErrorBoundary name="The history">
        <HistoryDialog />
      </ErrorBoundary>
      <ErrorBoundary name="Export">
        <ExportDialog />
      </ErrorBoundary>
      <Notices />
    </div>
  )
}

function Library() {
  const panels = useSettings((settings) => settings.panels)
  const view = useSettings((settings) => settings.view)
  const zen = useLayout((layout) => layout.zen)
  const drawer = useLayout((layout) => layout.drawer)
  const windowWidth = useLayout((layout) => layout.windowWidth)
  const isDark = useLayout((layout) => layout.isDark)
  const isPostOpen = useDocument((state) => state.document !== null)
  const isOpening = useDocument((state) => state.opening !== null)
  // the text comes first: it can be typed into while the rest is drawn
  const isPainted = useFirstPaint()
  const shown = shownPanels({ panels, view }, { zen, drawer, windowWidth })

  // made once: a divider's drag must not render what is in the panels
  const posts = useMemo(() => <ErrorBoundary name="The posts list"><PostsPane onOpened={closeDrawer} /></ErrorBoundary>, [])
  const editor = useMemo(() => <ErrorBoundary name="The editor"><EditorPane /></ErrorBoundary>, [])
  const preview = useMemo(() => <ErrorBoundary name="The preview"><PreviewPane /></ErrorBoundary>, [])
  const details = useMemo(() => <ErrorBoundary name="Details"><DetailsPane /></ErrorBoundary>, [])
  const banner = useMemo(() => <ErrorBoundary name="The question about the changed file"><ConflictBanner /></ErrorBoundary>, [])
  const empty = useMemo(() => <NoPost />, [])

  return (
    <>
      {!zen && !isPainted && <header className="toolbar" />}
      {!zen && isPainted && (
        <Toolbar
          postsShown={shown.posts !== null}
          detailsShown={shown.details !== null}
          view={shown.view}
          roomForBoth={windowWidth >= postsDrawerBelow}
          isDark={isDark}
          onOpenRecent={openRecent}
          onView={(chosen) => changeSettings({ view: chosen })}
        />
      )}
      <Frame
        shown={isPostOpen || isOpening ? shown : { ...shown, view: 'write', details: null }}
        posts={isPainted && posts}
        editor={isPostOpen ? <div className="app-editor" data-post-fields>{editor}</div> : isOpening ? null : empty}
        preview={isPainted && preview}
        details={isPainted && details}
        banner={isPostOpen && banner}
        onCloseDrawer={closeDrawer}
      />
      {!zen && <StatusBar onShowChecks={showChecks} />}
      {zen && <p className="visuallyHidden" role="log">Zen. Escape shows everything again.</p>}
    </>
  )
}

/** Keeps the window's title: the post, the library, the app. */
function useWindowTitle(): string {
  const post = useDocument((state) => state.document?.fields.title ?? null)
  const library = useLibrary((found) => found?.config.title ?? null)
  const title = [post, library, 'Marquee'].filter((part) => part !== null && part !== '').join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
  return title
}
