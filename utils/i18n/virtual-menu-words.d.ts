declare module 'virtual:menu-words' {
  /** Compiled messages by key, by language. */
  const menuWords: Readonly<Record<string, import('@lingui/core').Messages>>;
  export default menuWords;
}
