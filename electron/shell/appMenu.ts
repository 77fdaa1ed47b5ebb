import { Menu, type MenuItemConstructorOptions } from 'electron'
import { type Command, type CommandId, commands } from '../../shared/commands/commandList.ts'

const menus: readonly (readonly [Command['menu'], string])[] = [['file', '&File'], ['edit', '&Edit'], ['format', 'F&ormat'], ['view', '&View'], ['help', '&Help']]

/** The native menu, made from the one list of commands; choosing an entry hands its id to the page. */
export function setAppMenu(run: (id: CommandId) => void): void {
  const template = menus.map(([menu, label]): MenuItemConstructorOptions => {
    const items = commands.filter((command) => command.menu === menu).map((command) => item(command, run))
    return { label, submenu: [...items, ...nativeItems(menu)] }
  })
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template.filter((menu) => (menu.submenu as unknown[] | undefined)?.length !== 0)))
}

function item(command: Command & { readonly id: CommandId }, run: (id: CommandId) => void): MenuItemConstructorOptions {
  return {
    label: command.label,
    ...(command.key ? { accelerator: acceleratorOf(command.key) } : {}),
    registerAccelerator: false, // shown here, bound in the page: a key must not act twice
    click: () => run(command.id),
  }
}

function nativeItems(menu: Command['menu']): MenuItemConstructorOptions[] {
  if (menu === 'edit') return [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'selectAll' }]
  if (menu === 'file') return [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }]
  return []
}

function acceleratorOf(key: string): string {
  return key
    .split(/-(?=.)/)
    .map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part.length === 1 ? part.toUpperCase() : part.replace(/^Arrow/, '')))
    .join('+')
}
