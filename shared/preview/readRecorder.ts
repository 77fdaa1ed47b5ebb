import type { RenderProfile } from '../markdown/renderProfile.ts'

interface Read {
  readonly of: 'resolveLink' | 'resolvePicture' | 'related'
  readonly url: string
  readonly answer: string
}

/** What a block asked of the library while it was rendered, and what it was told. */
export type Reads = readonly Read[]

export const noReads: Reads = []

/** A profile that notes what is asked of it. */
export function recordingProfile(profile: RenderProfile): { readonly profile: RenderProfile; taken(): Reads } {
  let reads: Read[] = []
  const noting = <T>(of: Read['of'], ask: (url: string) => T) => (url: string): T => {
    const answer = ask(url)
    reads.push({ of, url, answer: JSON.stringify(answer) })
    return answer
  }
  return {
    profile: {
      ...profile,
      resolveLink: noting('resolveLink', (url) => profile.resolveLink(url)),
      resolvePicture: noting('resolvePicture', (url) => profile.resolvePicture(url)),
      related: noting('related', (url) => profile.related(url)),
    },
    taken() {
      const taken = reads.length === 0 ? noReads : reads
      reads = []
      return taken
    },
  }
}

/** Whether a profile would answer the same. */
export function answersSame(profile: RenderProfile, reads: Reads): boolean {
  return reads.every(({ of, url, answer }) => JSON.stringify(profile[of](url)) === answer)
}

/** What was asked by one or the other. */
export function bothReads(a: Reads, b: Reads): Reads {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  return [...new Map([...a, ...b].map((read) => [`${read.of} ${read.url}`, read])).values()]
}
