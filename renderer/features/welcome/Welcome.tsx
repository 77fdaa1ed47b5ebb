import { Clapperboard, FolderOpen, FolderPlus, Ticket } from 'lucide-react'
import { requestCommand } from '../../state/commandRequests.ts'
import { useRecentLibraries } from '../../state/libraryStore.ts'
import { Button } from '../../ui/Button.tsx'
import './Welcome.css'

/** The first screen: three ways in, and the folders that were open before. */
export function Welcome({ onOpenRecent }: { readonly onOpenRecent: (id: string) => void }) {
  const recent = useRecentLibraries()
  return (
    <main className="welcome" aria-labelledby="welcome-title">
      <div className="welcome-card">
        <Clapperboard className="welcome-mark" size={34} strokeWidth={1.4} aria-hidden />
        <h1 id="welcome-title">Marquee</h1>
        <p className="welcome-lead">Write reviews of films, books and places, offline, and export them into the site you already have.</p>
        <div className="welcome-ways">
          <Button look="primary" onPress={() => requestCommand('library.choose')}>
            <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
            Open a folder
          </Button>
          <Button onPress={() => requestCommand('library.create')}>
            <FolderPlus size={16} strokeWidth={1.75} aria-hidden />
            New library
          </Button>
          <Button onPress={() => requestCommand('library.samples')}>
            <Ticket size={16} strokeWidth={1.75} aria-hidden />
            Look around the sample library
          </Button>
        </div>
        {recent.length > 0 && (
          <section className="welcome-recent" aria-labelledby="welcome-recent">
            <h2 id="welcome-recent">Recent</h2>
            <ul>
              {recent.slice(0, 6).map(({ id, title, folder }) => (
                <li key={id}>
                  <button type="button" onClick={() => onOpenRecent(id)}>
                    <span>{title}</span>
                    <span className="welcome-folder"><bdi>{folder}</bdi></span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-promise">Your posts stay plain Markdown files in a folder of your own. Nothing leaves this computer.</p>
      </div>
    </main>
  )
}
