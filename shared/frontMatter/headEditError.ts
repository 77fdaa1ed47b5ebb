/** The front matter could not be edited; `message` says why in words to show. */
export class HeadEditError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'HeadEditError'
  }
}
