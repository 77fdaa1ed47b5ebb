const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}〇々ー]+/gu

/**
 * Stretches of text written without spaces between words (Chinese, Japanese), as UTF-16 offsets in order.
 * They are counted by character, and no spelling checker should look at them.
 */
export function hanRuns(text: string): { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(run)].map((found) => ({ from: found.index, to: found.index + found[0].length }))
}
