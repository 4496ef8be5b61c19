import type { PageServer } from '../../scripts/lib/serve-pages.mjs';

/** A site whose `/pictures` has what a click over it may mean, all of it red, as its paper is: a drawing, a background under a link, a frame of another site. */
export function servePictures(site: PageServer): void {
  const red = 'rgb(200, 30, 30)';
  const paper = `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='80' height='40'%3E%3Crect fill='${red}' width='80' height='40'/%3E%3C/svg%3E")`;
  site.page('/red', `<style>html { background: ${red} }</style>`);
  site.page(
    '/pictures',
    `<title>Pictures</title><style>
      body { margin: 0; background: ${paper} }
      p { position: absolute; left: 20px; top: 20px }
      #drawing, #card, iframe { position: absolute; left: 20px; top: 100px; width: 60px; height: 40px; border: 0 }
      #card { left: 120px; width: 80px; background: ${paper} }
      iframe { left: 240px; width: 100px }
    </style><p>These words are no picture, and a click on them is none either.</p><div id="drawing"></div>
    <a id="card" href="/red"></a><iframe src="${site.urlElsewhere('/red')}"></iframe><script>
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 60, height: 40 });
      Object.assign(canvas.getContext('2d'), { fillStyle: '${red}' }).fillRect(0, 0, 60, 40);
      document.querySelector('#drawing').attachShadow({ mode: 'closed' }).append(canvas);
    </script>`,
  );
}

/** Where there is none, and where there are some, with the sizes that they are seen in; px. */
export const NO_PICTURE = { x: 60, y: 45 };
export const PICTURES = [
  { at: { x: 50, y: 120 }, width: 60, height: 40 },
  { at: { x: 160, y: 120 }, width: 80, height: 40 },
  { at: { x: 290, y: 120 }, width: 100, height: 40 },
];
