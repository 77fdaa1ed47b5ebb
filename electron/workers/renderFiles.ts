import type { RenderWork } from '../../shared/export/renderWork.ts'
import { siteTarget } from '../../shared/export/targets.ts'
import { hashBytes } from '../files/siteFolder.ts'
import type { RenderedFiles, RenderJob } from './protocol.ts'

/** Renders and hashes every file of an export: the same job gives the same files, whatever thread it runs in. */
export function renderFiles({ kind, input }: RenderJob, work: RenderWork): RenderedFiles {
  const produced = siteTarget(kind).files(input, work)
  return { produced, hashes: produced.files.map(({ content }) => (content.kind === 'text' ? hashBytes(Buffer.from(content.text)) : null)) }
}
