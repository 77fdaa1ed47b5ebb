import { useEffect, useMemo } from 'react'
import { hiddenCharacters } from '../../shared/text/visibleText.ts'
import { EditorPane } from '../features/editor/EditorPane.tsx'
import { StatusBar } from '../features/statusBar/StatusBar.tsx'
import { useDocument } from '../state/documentStore.ts'
import { askForSection, layoutStore, postsDrawerBelow, useLayout } from '../state/layoutStore.ts'
import { useLibrary } from '../state/libraryStore.ts'
import { changeSettings, useSettings } from '../state/settingsStore.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { openLibrary } from './libraryActions.ts'
import { togglePanel } from './panels.ts'
import { shownPanels } from './shownPanels.ts'
import { useSurroundings } from './useSurroundings.ts'
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
  // the text comes first: it can be typed into while the rest is loaded and drawn
  const around = useSurroundings()
  return (
    <div className="app">
      {/* the welcome has a heading of its own */}
      {hasLibrary && <h1 className="visuallyHidden">{title}</h1>}
      {hasLibrary ? <Library around={around} /> : around && <around.Welcome onOpenRecent={openRecent} />}
      {around && <around.Overlays />}
    </div>
  )
}

function Library({ around }: { readonly around: ReturnType<typeof useSurroundings> }) {
  const panels = useSettings((settings) => settings.panels)
  const view = useSettings((settings) => settings.view)
  const zen = useLayout((layout) => layout.zen)
  const drawer = useLayout((layout) => layout.drawer)
  const windowWidth = useLayout((layout) => layout.windowWidth)
  const isDark = useLayout((layout) => layout.isDark)
  const isPostOpen = useDocument((state) => state.document !== null)
  const isOpening = useDocument((state) => state.opening !== null)
  const shown = shownPanels({ panels, view }, { zen, drawer, windowWidth })

  // made once: a divider's drag must not render what is in the panels
  const posts = useMemo(() => around && <ErrorBoundary name="The posts list"><around.PostsPane onOpened={closeDrawer} /></ErrorBoundary>, [around])
  const editor = useMemo(() => <ErrorBoundary name="The editor"><EditorPane bar={around && <around.FormatBar />} /></ErrorBoundary>, [around])
  const preview = useMemo(() => around && <ErrorBoundary name="The preview"><around.PreviewPane /></ErrorBoundary>, [around])
  const details = useMemo(() => around && <ErrorBoundary name="Details"><around.DetailsPane /></ErrorBoundary>, [around])
  const banner = useMemo(() => around && <ErrorBoundary name="The question about the changed file"><around.ConflictBanner /></ErrorBoundary>, [around])
  const empty = useMemo(() => around && <around.NoPost />, [around])

  return (
    <>
      {!zen && !around && <header className="toolbar" />}
      {!zen && around && (
        <around.Toolbar
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
        posts={posts}
        editor={isPostOpen ? <div className="app-editor" data-post-fields>{editor}</div> : isOpening ? null : empty}
        preview={preview}
        details={details}
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
  const title = [post, library, 'Marquee'].filter((part) => part !== null && part !== '').join(' · ').replace(hiddenCharacters, '')
  useEffect(() => {
    document.title = title
  }, [title])
  return title
}
