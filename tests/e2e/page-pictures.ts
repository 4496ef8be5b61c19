import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { png } from '../documents/pictures';

/** Pixels of the pictures in `servePictures`, and how large they are shown. */
export const OWN = { width: 400, height: 300 };
export const FOREIGN = { width: 200, height: 100 };

/**
 * A site whose `/pictures` has one of its own with a caption, one of another site that lets nobody read it, one that lets everybody, a canvas,
 * and one that is not there, a drawing, a background, and a drawing in a frame.
 */
export function servePictures(site: PageServer): void {
  const serve = (path: string, bytes: Uint8Array, headers: Record<string, string> = {}) =>
    site.route(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png', ...headers });
      response.end(bytes);
    });
  serve('/own.png', png(OWN.width, OWN.height));
  serve('/foreign.png', png(FOREIGN.width * 4, FOREIGN.height * 4));
  serve('/open.png', png(OWN.width, OWN.height), { 'access-control-allow-origin': '*' });
  site.page(
    '/framed',
    '<style>body { margin: 0 }</style><svg width="100" height="50"><title>A framed scheme</title><rect width="100" height="50"/></svg>',
  );
  const size = `width="${FOREIGN.width}" height="${FOREIGN.height}"`;
  site.page(
    '/pictures',
    `<title>Pictures of lamps</title><style>body { margin: 20px } img, canvas { display: block; margin-block: 10px }</style>
    <h1>Pictures of lamps</h1><p>Five of them stand below, each in a way of its own.</p>
    <figure><img id="own" src="/own.png" alt="A lamp in stripes" ${size}><figcaption>Made by Argand in 1782</figcaption></figure>
    <img id="foreign" src="${site.urlElsewhere('/foreign.png')}" alt="Nobody else’s" ${size}>
    <img id="open" src="${site.urlElsewhere('/open.png')}" alt="Everybody’s" ${size}>
    <img id="broken" src="/none.png" alt="" ${size}>
    <svg id="scheme" viewBox="0 0 20 10" ${size}><title>A scheme</title><rect width="20" height="10" fill="rgb(20, 20, 200)"/></svg>
    <div id="wall" style="width: ${FOREIGN.width}px; height: ${FOREIGN.height}px; background: url('/own.png')"></div>
    <a id="card" href="#card" style="display: block; width: ${FOREIGN.width}px; height: ${FOREIGN.height}px; background: url('/own.png')"></a>
    <iframe id="framed" src="/framed" ${size}></iframe>
    <canvas id="drawn" ${size}></canvas><script>
      const context = document.getElementById('drawn').getContext('2d');
      context.fillStyle = 'rgb(200, 20, 20)';
      context.fillRect(0, 0, ${FOREIGN.width}, ${FOREIGN.height});
    </script>
    <div style="position: relative; width: ${FOREIGN.width}px"><img src="/own.png" alt="" ${size}><a id="over" href="#over" style="position: absolute; inset: 0"></a></div>`,
  );
}

/** A site whose `/shown` shows a red square of 50 px that it may not read. */
export function serveShown(site: PageServer): void {
  site.route('/shown.svg', (_, response) => {
    response.writeHead(200, { 'content-type': 'image/svg+xml' });
    response.end('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="rgb(200, 30, 30)"/></svg>');
  });
  site.page(
    '/shown',
    `<title>A red square</title><p>It stands below.</p><img id="shown" src="${site.urlElsewhere('/shown.svg')}" alt="" width="50" height="50">`,
  );
}
