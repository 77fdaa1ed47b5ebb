// Common characters that only one of the two Chinese orthographies has.
const simplifiedOnly = /[们这说对时会国学来个电影书观华爱东车门问间话语写读见长开关头乐戏剧级网众阳风云气龙马鸟鱼]/u
const traditionalOnly = /[們這說對時會國學來個電書觀華愛東車門問間話語寫讀見長開關頭樂戲劇級網眾陽風雲氣龍馬鳥魚]/u

/**
 * The language to set a short text in, where its script tells: fonts draw the same Han character differently.
 * `fallback` (a library's language) decides for Han text that does not; null for text without CJK.
 * @example textLanguage('重慶森林', 'en') // 'zh-Hant'
 */
export function textLanguage(text: string, fallback: string): string | null {
  if (/[\u3040-\u30ff]/u.test(text)) return 'ja'
  if (/[\uac00-\ud7af]/u.test(text)) return 'ko'
  if (!/\p{Script=Han}/u.test(text)) return null
  if (traditionalOnly.test(text) && !/^zh-(Hant|TW|HK|MO)/i.test(fallback)) return 'zh-Hant'
  if (simplifiedOnly.test(text) && !traditionalOnly.test(text)) return 'zh-Hans'
  return /^(zh|ja|ko)\b/i.test(fallback) ? fallback : 'zh-Hant'
}
