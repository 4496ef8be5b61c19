import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { browserMessages, compileWords } from './scripts/compile-words';

/** FACTS: of 37 ways to reach a foreign server from markup, this policy leaves one (`meta refresh`), and answers hold no raw HTML. */
const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' https: http: ws: wss:; media-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'";

const PDFJS = fileURLToPath(new URL('./node_modules/pdfjs-dist', import.meta.url));
/** What of pdf.js is loaded when a PDF needs it: what the characters of fonts for Chinese, Japanese and Korean mean; decoders of scans. */
const PDF_PARTS = { cmaps: /./, wasm: /^(?:jbig2|openjpeg|qcms_bg)\.wasm$|^LICENSE_(?!.*QUICKJS)/ };

const TESSERACT = fileURLToPath(new URL('./node_modules/tesseract.js-core', import.meta.url));
/** What reads words from pictures, beside the data in `public/ocr`; its licence is theirs too. */
const OCR_PARTS = ['tesseract-core-simd-lstm.wasm', 'LICENSE'];

export default defineConfig({
  imports: false,
  // The manifest test builds into a folder of its own.
  outDir: process.env['ASIDE_OUT'] ?? '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'unlimitedStorage',
      // Silent in both browsers; Firefox does not let it be asked for later.
      ...(browser === 'firefox' ? ['identity', 'menus'] : ['offscreen', 'sidePanel']),
    ],
    optional_permissions: ['tabs', 'tabGroups', 'webRequest', ...(browser === 'firefox' ? [] : ['identity'])],
    optional_host_permissions: ['<all_urls>'],
    action: { default_title: 'Aside' },
    options_ui: { page: 'sidepanel.html#settings', open_in_tab: true },
    commands: {
      // Firefox's prompts take Alt with the letters of their buttons, "Allow" among them, and keep them when they are closed.
      _execute_action: { suggested_key: { default: browser === 'firefox' ? 'Alt+J' : 'Alt+A' } },
      region: { suggested_key: { default: 'Alt+Q' }, description: '__MSG_region__' },
    },
    content_security_policy: { extension_pages: CSP },
    ...(browser === 'firefox'
      ? {
          incognito: 'not_allowed',
          browser_specific_settings: {
            gecko: {
              id: 'aside@aside.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
            },
          },
        }
      : { incognito: 'split', minimum_chrome_version: '124' }),
  }),
  hooks: {
    // The store and the browser read name and description here; their one source is `utils/i18n`.
    'build:publicAssets': (_, files) => {
      for (const { locale, json } of browserMessages()) files.push({ relativeDest: `_locales/${locale}/messages.json`, contents: json });
      for (const [folder, wanted] of Object.entries(PDF_PARTS))
        for (const name of readdirSync(`${PDFJS}/${folder}`).filter((each) => wanted.test(each)))
          files.push({ relativeDest: `${folder}/${name}`, absoluteSrc: `${PDFJS}/${folder}/${name}` });
      for (const name of OCR_PARTS) files.push({ relativeDest: `ocr/${name}`, absoluteSrc: `${TESSERACT}/${name}` });
    },
  },
  zip: { excludeSources: ['.aside/**', 'test-results/**'] },
  vite: () => ({
    plugins: [compileWords({ pseudoEnglish: process.env['ASIDE_PSEUDO'] !== undefined })],
    // Workers load parts of theirs when they need them.
    worker: { format: 'es' },
    build: {
      rolldownOptions: {
        // 'use client' says nothing here: there is no server.
        onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
      },
    },
    resolve: {
      alias: {
        '@ai-sdk/gateway': fileURLToPath(new URL('./utils/providers/no-gateway.ts', import.meta.url)),
        // Its default entry is the build for browsers of 2015.
        dexie: fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.min.mjs', import.meta.url)),
      },
    },
  }),
});
