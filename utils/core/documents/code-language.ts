// As highlight.js and GitHub name them; what is not here is plain text.
const LANGUAGES: Record<string, string> = {
  bash: 'bash bashrc sh zsh',
  bat: 'bat cmd',
  c: 'c h',
  clojure: 'clj cljs edn',
  cmake: 'cmake',
  cpp: 'cc cpp cxx hh hpp hxx',
  csharp: 'cs',
  css: 'css',
  dart: 'dart',
  diff: 'diff patch',
  dockerfile: 'dockerfile',
  elixir: 'ex exs',
  elm: 'elm',
  erlang: 'erl hrl',
  fortran: 'f f90 f95',
  fsharp: 'fs fsx',
  go: 'go',
  graphql: 'gql graphql',
  groovy: 'gradle groovy',
  haskell: 'hs',
  ini: 'cfg conf ini properties',
  java: 'java',
  javascript: 'cjs js jsx mjs',
  json: 'geojson ipynb json json5 jsonc jsonl ndjson webmanifest',
  julia: 'jl',
  kotlin: 'kt kts',
  latex: 'bib cls sty tex',
  less: 'less',
  lisp: 'el lisp',
  lua: 'lua',
  makefile: 'makefile mk',
  matlab: 'm',
  nix: 'nix',
  ocaml: 'ml mli',
  pascal: 'pas',
  perl: 'pl pm',
  php: 'php',
  powershell: 'ps1 psm1',
  prolog: 'pro',
  protobuf: 'proto',
  python: 'py pyi pyw',
  r: 'r',
  ruby: 'gemspec rake rb',
  rust: 'rs',
  scala: 'sbt scala',
  scheme: 'scm',
  scss: 'sass scss',
  sql: 'sql',
  svelte: 'svelte',
  swift: 'swift',
  toml: 'toml',
  typescript: 'cts mts ts tsx',
  verilog: 'sv v',
  vhdl: 'vhd vhdl',
  vue: 'vue',
  wasm: 'wat',
  xml: 'atom plist rss svg xml xsd xsl xslt',
  yaml: 'yaml yml',
  zig: 'zig',
};

const BY_EXTENSION = new Map(Object.entries(LANGUAGES).flatMap(([language, all]) => all.split(' ').map((each) => [each, language])));

/** The language of a file of code, by its name; undefined where it is none. */
export function codeLanguage(name: string): string | undefined {
  return BY_EXTENSION.get(extensionOf(name));
}

/** `csv` of `a.csv`; the whole name of `Makefile`; lower case. */
function extensionOf(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? '').split('.').at(-1)?.toLowerCase() ?? '';
}
