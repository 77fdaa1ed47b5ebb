import { type FormEvent, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { focusEditor, openPost } from '../../session/activeDocument.ts'
import { askMain } from '../../state/askMain.ts'
import { closeDialog, useDialog } from '../../state/dialogStore.ts'
import { useLibrary } from '../../state/libraryStore.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { Field } from '../../ui/Field.tsx'
import './NewPostDialog.css'

const noTemplates = [] as const
/** The template of the last new post of this session: who writes film reviews writes another one next. */
let lastTemplate: string | null = null

/** Asks for a title and a template, makes the file, and puts the cursor where writing begins. */
export function NewPostDialog() {
  const isOpen = useDialog((dialog) => dialog?.kind === 'newPost')
  return (
    <DialogFrame title="New post" isOpen={isOpen} onClose={closeDialog} size="small">
      <NewPostForm />
    </DialogFrame>
  )
}

function NewPostForm() {
  const templates = useLibrary((library) => library?.templates ?? noTemplates)
  const [template, setTemplate] = useState(() => templates.find(({ name }) => name === lastTemplate)?.name ?? templates[0]?.name ?? 'plain')
  const [title, setTitle] = useState('')
  const [isMaking, setMaking] = useState(false)

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isMaking) return
    setMaking(true)
    const made = await askMain('post:create', { template, title: title.trim() })
    setMaking(false)
    if (!made) return
    lastTemplate = template
    closeDialog()
    await openPost(made.value.path)
    // the editor may only be coming into the page
    setTimeout(focusEditor)
  }

  return (
    <form className="newPost" onSubmit={(event) => void create(event)}>
      <Field id="newPost-title" label="Title" note="The file is named after it; both can be changed at any time.">
        <input
          id="newPost-title"
          className="field-input"
          autoFocus
          maxLength={500}
          autoComplete="off"
          aria-describedby="newPost-title-note"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <RadioGroup className="newPost-templates" value={template} onChange={setTemplate}>
        <Label className="field-label">Template</Label>
        <div className="newPost-choices">
          {templates.map(({ name, label }) => <Radio key={name} value={name} className="newPost-template">{label}</Radio>)}
        </div>
      </RadioGroup>
      <div className="newPost-foot">
        <Button onPress={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" isDisabled={isMaking}>Create</Button>
      </div>
    </form>
  )
}
