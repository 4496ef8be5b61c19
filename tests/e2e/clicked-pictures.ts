import type { PageServer } from '../../scripts/lib/serve-pages.mjs';
import { png } from '../documents/pictures';

/**
 * A site whose `/clicked` shows pictures in the ways in which a page may, each 100 × 60 px, and things that are none.
 * @returns what is found of each, as `clickedOn` says it
 */
export function serveClicked(site: PageServer): Record<string, string> {
  const serve = (path: string, width: number, height: number) =>
    site.route(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(png(width, height));
    });
  serve('/own.png', 40, 30);
  serve('/large.png', 400, 300);
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="20"><rect width="50" height="20"/></svg>';
  const foreign = site.urlElsewhere('/own.png');
  const size = 'width="100" height="60"';
  site.page(
    '/clicked',
    `<title>Ways to show</title>
    <style>
      body { margin: 0; background: white; display: flex; flex-wrap: wrap }
      body > * { position: relative; width: 100px; height: 60px; margin: 0; overflow: hidden }
      div div { position: absolute; inset: 0 }
    </style>
    <div><img src="/own.png" alt="Hidden" ${size}><div style="background: white"><p id="over">A box.</p></div></div>
    <div><img src="/own.png" alt="In shade" ${size}><div id="shade" style="background: linear-gradient(transparent, rgb(0, 0, 0, .5))"></div></div>
    <div><img src="/own.png" alt="Behind" ${size}><div id="ground" style='background: url("data:image/svg+xml;utf8,${drawing.replaceAll('"', '\\"')}")'></div></div>
    <p id="words">Words without a picture.</p>
    <svg ${size}><image id="within" href="/own.png" ${size}/></svg>
    <object id="object" data="/own.png" type="image/png" ${size}></object>
    <embed id="embed" src="/own.png" type="image/png" ${size}>
    <img id="late" alt="" ${size} oncontextmenu="this.src = '/none.png'">
    <canvas id="turning" ${size}></canvas><canvas id="opaque" ${size}></canvas><script>
      for (const [id, alpha] of [['turning', true], ['opaque', false]]) {
        const gl = document.getElementById(id).getContext('webgl', { alpha });
        gl.clearColor(1, 0, 1, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
      }
    </script>
    <canvas id="flat" ${size}></canvas><script>document.getElementById('flat').getContext('2d').fillRect(0, 0, 10, 10)</script>
    <div id="sheet" style="background: url('/own.png') -10px 0 / 200px 150px"></div>
    <div id="large" style="background: url('/large.png') -10px 0"></div>
    <div id="fitted" style="background: linear-gradient(transparent, black), url('/large.png') center / cover"></div>
    <div id="set" style="background-image: image-set(url('/own.png') 3x, url('/large.png') 1x)"></div>
    <div style="width: 60px"><img id="clipped" src="${foreign}" alt="" ${size}></div>
    <div style="width: 40px; position: static"><img id="lifted" src="${foreign}" alt="" style="position: absolute; width: 60px"></div>
    <div id="card" style="background: url('/own.png')"></div>`,
  );
  return {
    '#over': 'unnoted',
    '#shade': 'drawn 40 × 30 In shade',
    '#ground': 'drawn 50 × 20',
    '#words': 'unnoted',
    '#within': 'drawn 40 × 30',
    '#object': 'drawn 40 × 30',
    '#embed': 'drawn 40 × 30',
    // It is asked for as it is clicked, and never comes.
    '#late': 'broken',
    // What WebGL drew may be gone from its canvas.
    '#turning': 'seen 100 × 60',
    '#opaque': 'seen 100 × 60',
    '#flat': 'drawn 100 × 60',
    // Of a sheet of icons, or of a set, one is seen.
    '#sheet': 'seen 100 × 60',
    '#large': 'seen 100 × 60',
    '#fitted': 'drawn 400 × 300',
    '#set': 'seen 100 × 60',
    // What hangs over is clipped, but for what is placed by more than its parent.
    '#clipped': 'seen 60 × 60',
    '#lifted': 'seen 60 × 45',
    // Others with that address have words of their own.
    [`#card ${site.url('/own.png')}`]: 'drawn 40 × 30',
    [`#words ${site.url('/nowhere.png')}`]: 'gone',
  };
}
