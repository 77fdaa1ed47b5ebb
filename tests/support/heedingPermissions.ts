import { spawnSync } from 'node:child_process'

/** The right by which root passes over the permissions of files, given up for what follows. */
const giveUp = ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] as const

const isRoot = process.getuid?.() === 0
const canGiveUp = isRoot && spawnSync(giveUp[0], [giveUp[1], 'true']).status === 0

/** Why programs cannot be held to permissions here, null where they can. */
export const permissionsIgnored: string | null =
  process.platform === 'win32' ? 'Windows has other permissions' : isRoot && !canGiveUp ? 'root passes over permissions, and there is no setpriv here to give that right up' : null

/** Words to put before a command, so that it is held to permissions though root starts it. */
export const heedingPermissions: readonly string[] = canGiveUp ? giveUp : []
