import { longestOwnWord, mostOwnWords } from '../../../shared/settings/settings.ts'
import { straight } from '../../../shared/spelling/checkWord.ts'
import { spellingLanguages, usualSpellingLanguages } from '../../../shared/spelling/spellingLanguages.ts'
import { ignoredWordsIn, ignoreWordsIn } from '../../session/ignoredWords.ts'
import { useDocument } from '../../state/documentStore.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { changeSettings, useSettings } from '../../state/settingsStore.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TagField } from '../../ui/TagField.tsx'

const none: readonly string[] = []

/** Whether spelling is checked, in which languages, and the author's own words. */
export function SpellingSettings() {
  const spelling = useSettings((settings) => settings.spelling)
  const language = useLibrary((library) => library?.config.language ?? 'en')
  const path = useDocument(({ document }) => document?.path ?? null)
  const ignored = useSettings(() => (path === null ? none : ignoredWordsIn(path)))
  const chosen = spelling.languages ?? usualSpellingLanguages(language)
  const change = (part: Partial<typeof spelling>): void => changeSettings({ spelling: { ...spelling, ...part } })
  return (
    <section className="settings" aria-labelledby="settings-spelling">
      <h3 id="settings-spelling">Spelling</h3>
      <Switch
        label="Mark misspelt words"
        note="Only in the text: code, addresses, HTML and scripts other than Latin are left alone."
        checked={spelling.on}
        onChange={(on) => change({ on })}
      />
      <div className="settings-languages" role="group" aria-label="Languages of the spelling">
        {spellingLanguages.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={chosen.includes(id)}
            disabled={!spelling.on}
            onChange={(on) => change({ languages: spellingLanguages.map((known) => known.id).filter((known) => (known === id ? on : chosen.includes(known))) })}
          />
        ))}
      </div>
      <TagField
        label="Your words"
        note="Right in every language."
        values={spelling.words}
        disabled={!spelling.on}
        placeholder="A word, then Enter"
        onAdd={(text) => change({ words: [...new Set([...spelling.words, ...wordsIn(text)])].slice(-mostOwnWords) })}
        onRemoveAt={(index) => change({ words: spelling.words.filter((_word, at) => at !== index) })}
      />
      {path !== null && (
        <TagField
          label="Ignored in this post"
          note={`Only in ${path}.`}
          values={ignored}
          disabled={!spelling.on}
          placeholder="A word, then Enter"
          onAdd={(text) => ignoreWordsIn(path, [...ignored, ...text.split(/\s+/)])}
          onRemoveAt={(index) => ignoreWordsIn(path, ignored.filter((_word, at) => at !== index))}
        />
      )}
    </section>
  )
}

function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).map(straight).filter((word) => word !== '' && word.length <= longestOwnWord)
}
