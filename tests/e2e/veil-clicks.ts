import type { PageServer } from '../../scripts/lib/serve-pages.mjs';

/**
 * A site whose `/pictures` has what a click over it may mean, all of it red, as its paper is: a drawing, a background under a link, a frame of
 * another site, a picture that lets the pointer through, and its stage. A dot beside words and what nobody sees are none.
 */
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
      #stage, #unseen, #dotted { position: absolute; left: 20px; top: 200px; width: 200px; height: 100px }
      #stage { background: ${paper}; background-size: cover }
      #stage img { position: absolute; left: 20px; top: 20px; width: 50px; height: 30px; pointer-events: none }
      #dotted { position: absolute; left: 300px; background: ${paper} 0 10px no-repeat }
      #unseen { left: 20px; top: 20px; width: 300px; height: 60px; opacity: 0 }
    </style><p>These words are no picture, and a click on them is none either.</p><div id="drawing"></div>
    <a id="card" href="/red"></a><iframe src="${site.urlElsewhere('/red')}"></iframe>
    <div id="stage"><img src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="50" height="30"><rect fill="${red}" width="50" height="30"/></svg>'></div>
    <p id="dotted">These words have a dot before them, and a dot is no picture.</p>
    <canvas id="unseen"></canvas><script>
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 60, height: 40 });
      Object.assign(canvas.getContext('2d'), { fillStyle: '${red}' }).fillRect(0, 0, 60, 40);
      document.querySelector('#drawing').attachShadow({ mode: 'closed' }).append(canvas);
    </script>`,
  );
}

interface Clicked {
  at: { x: number; y: number };
  width: number;
  height: number;
}

/** Where there is none, and where there are some, with the sizes that they are seen in; px. */
export const NO_PICTURES = [
  { x: 60, y: 45 },
  { x: 340, y: 250 },
];
export const PICTURES: readonly [Clicked, Clicked, ...Clicked[]] = [
  { at: { x: 50, y: 120 }, width: 60, height: 40 },
  { at: { x: 160, y: 120 }, width: 80, height: 40 },
  { at: { x: 290, y: 120 }, width: 100, height: 40 },
  { at: { x: 60, y: 235 }, width: 50, height: 30 },
  { at: { x: 180, y: 280 }, width: 200, height: 100 },
];
