import { bridge } from '../bridge/bridge.ts'
import { openLibrary } from './libraryActions.ts'

/** Opens a folder that is dropped on the window as a library; files dropped where nobody takes them do nothing. Returns the way to stop. */
export function acceptFolders(): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (hasFiles(event)) event.preventDefault()
  }
  const onDrop = (event: DragEvent): void => {
    // left alone, the window would show the file in place of the app
    if (hasFiles(event)) event.preventDefault()
  }
  const onFolder = (event: DragEvent): void => {
    const folder = [...(event.dataTransfer?.items ?? [])].find((item) => item.webkitGetAsEntry()?.isDirectory)?.getAsFile()
    if (!folder) return
    // before the editor takes it for a picture
    event.stopPropagation()
    event.preventDefault()
    const path = bridge.pathOfFile(folder)
    if (path !== '') void openLibrary('library:openFolder', { folder: path })
  }
  window.addEventListener('dragover', onDragOver)
  window.addEventListener('drop', onFolder, { capture: true })
  window.addEventListener('drop', onDrop)
  return () => {
    window.removeEventListener('dragover', onDragOver)
    window.removeEventListener('drop', onFolder, { capture: true })
    window.removeEventListener('drop', onDrop)
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
