import fc from 'fast-check'

/** A part of a whole, from 0 to 1, all of it alike: `fc.double` picks among floating-point numbers, nearly all of which are next to 0. */
export const part = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000)
