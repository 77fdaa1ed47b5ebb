import { BookPlus, EyeOff } from 'lucide-react'
import { useRef } from 'react'
import { closeSpellingMenu, useSpellingMenu } from '../../state/spellingMenuStore.ts'
import { MenuPopover } from '../../ui/Menu.tsx'

/** What can be done about the wrong word that the author asked about, in a menu below it. */
export function SpellingMenu() {
  const menu = useSpellingMenu()
  const anchor = useRef<HTMLSpanElement>(null)
  if (!menu) return null
  const { word, suggestions, box, choose } = menu
  const act = (id: string): void => {
    closeSpellingMenu()
    const by = suggestions[Number(id)]
    if (id === 'add' || id === 'ignore') choose({ kind: id })
    else if (by !== undefined) choose({ kind: 'replace', by })
  }
  return (
    <>
      <span ref={anchor} className="spellingMenu-anchor" style={{ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top }} aria-hidden />
      <MenuPopover
        label={suggestions.length > 0 ? `Spelling of ${word}` : `Spelling of ${word}: no suggestions`}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) closeSpellingMenu()
        }}
        placement="bottom start"
        groups={[
          { title: word, entries: suggestions.map((text, index) => ({ id: String(index), label: text })) },
          {
            ...(suggestions.length > 0 ? {} : { title: `No suggestions for ${word}` }),
            entries: [{ id: 'add', label: 'Add to dictionary', icon: BookPlus }, { id: 'ignore', label: 'Ignore in this post', icon: EyeOff }],
          },
        ]}
        onAction={act}
      />
    </>
  )
}
