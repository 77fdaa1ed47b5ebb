declare module '*.mustache' {
  const text: string
  export { text as default }
}

declare module '*/theme/style.css' {
  const text: string
  export { text as default }
}
