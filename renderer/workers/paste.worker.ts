import { htmlToMarkdown } from '../../shared/markdown/htmlToMarkdown.ts'

self.onmessage = ({ data }: MessageEvent<string>) => self.postMessage(htmlToMarkdown(data))
