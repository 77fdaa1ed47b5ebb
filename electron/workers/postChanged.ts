/** A post is another one than when the export began to be made. */
export class PostChanged extends Error {}
