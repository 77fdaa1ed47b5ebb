/** Every request the renderer may make. Names alone live here, so that the sandboxed preload bundles no schema library. */
export const requestNames = [
  'app:start',
  'settings:change',
  'library:choose', 'library:create', 'library:open', 'library:openFolder', 'library:openSamples', 'library:snapshot', 'library:search', 'library:snippets', 'library:configure',
  'post:create', 'post:rename', 'post:duplicate', 'post:trash', 'post:restore',
  'posts:find', 'posts:replace', 'posts:undoReplace',
  'document:open', 'document:part', 'document:save', 'document:toUtf8', 'journal:keep', 'journal:drop', 'journal:list',
  'history:list', 'history:read', 'history:checkpoint', 'history:giveUp', 'history:deleted', 'history:restore',
  'picture:import', 'picture:choose',
  'site:choose', 'site:inspect', 'site:commands', 'site:run', 'site:stop', 'site:locateError', 'site:openAddress', 'site:openPages', 'site:appearance',
  'export:plan', 'export:diff', 'export:run', 'export:cancel', 'export:cancelPlan',
  'shell:openExternal', 'shell:showFile', 'shell:showSite', 'remotePicture:allow',
  'window:answerClose',
] as const
export type RequestName = (typeof requestNames)[number]

/** Every event that main may send. */
export const eventNames = ['library:changed', 'library:wanted', 'post:open', 'export:progress', 'export:planning', 'site:news', 'command:run', 'window:closing'] as const
export type EventName = (typeof eventNames)[number]
