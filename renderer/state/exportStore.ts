import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Whether the Export dialog is open; what it shows lives in the dialog and goes with it. */
export const exportStore = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export const useExportOpen = (): boolean => useStore(exportStore, (state) => state.isOpen)

export function openExport(): void {
  exportStore.setState({ isOpen: true })
}

export function closeExport(): void {
  exportStore.setState({ isOpen: false })
}
