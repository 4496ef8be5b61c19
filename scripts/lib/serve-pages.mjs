import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm',
};

/**
 * Serves a folder on 127.0.0.1, on a free port. Routes are asked first, so that a test can answer a path in its own way.
 * @param {string} folder
 * @returns {Promise<PageServer>}
 */
export async function servePages(folder) {
  /** @type {Map<string, Route>} */
  const routes = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const route = routes.get(pathname);
    if (route) {
      await route(request, response);
      return;
    }
    const path = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      // `normalize` of an absolute path cannot climb above its root, so this stays in the folder.
      const body = await readFile(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('There is no such page.');
    }
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    urlElsewhere: (path) => `http://localhost:${port}${path}`,
    route: (path, handler) => {
      routes.set(path, handler);
    },
    page: (path, html, headers = {}) => {
      routes.set(path, (_request, response) => {
        response.writeHead(200, { 'content-type': TYPES['.html'], ...headers });
        response.end(html);
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @callback Route
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {void | Promise<void>}
 */

/**
 * @typedef {object} PageServer
 * @property {(path: string) => string} url the address of a path, such as `/article.html`
 * @property {(path: string) => string} urlElsewhere the same page under another origin (`localhost`)
 * @property {(path: string, handler: Route) => void} route answers a path with code
 * @property {(path: string, html: string, headers?: Record<string, string>) => void} page answers a path with this HTML
 * @property {() => Promise<void>} close
 */
