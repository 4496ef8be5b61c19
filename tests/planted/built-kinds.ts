import type { Kind } from './still-kinds';
import type { Writer } from './writer';

/** What a page does to itself when it is told that it was read. */
const onChange = (code: string): string => `<script>document.documentElement.addEventListener('change', () => { ${code} })</script>`;
const heading = (writer: Writer): string => `<h1>${writer.place()}: ${writer.name()}</h1>`;
const quoted = (html: string): string => JSON.stringify(html).replaceAll('<', '\\u003c');

export const ownFrames: Kind = (writer) => {
  const inner = `${writer.path}/inner`;
  writer.files[inner] = writer.document(`${writer.paragraphs(9)}${writer.factParagraph()}${writer.paragraphs(4)}`);
  const nested = writer.document(writer.paragraphs(6) + writer.factParagraph() + writer.paragraphs(2)).replaceAll('"', '&quot;');
  const frame = (attribute: string): string => `<iframe style="width: 700px; height: 320px" ${attribute}></iframe>`;
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(8)}${frame(`src="${inner}"`)}${writer.paragraphs(8)}${frame(`srcdoc="${nested}"`)}${writer.paragraphs(4)}</main>`,
  );
};

/** A frame of another site, and a frame of this one in it. */
export const otherFrames: Kind = (writer) => {
  const [outer, inner] = [`${writer.path}/outer`, `${writer.path}/inner`];
  writer.files[inner] = writer.document(`${writer.paragraphs(6)}${writer.factParagraph()}${writer.paragraphs(3)}`);
  writer.files[outer] = writer.document(
    `${writer.paragraphs(7)}${writer.factParagraph()}${writer.paragraphs(4)}<iframe style="width: 560px; height: 260px" src="${inner}"></iframe>`,
  );
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(10)}<iframe style="width: 700px; height: 360px" src="${writer.elsewhere(outer)}"></iframe>${writer.paragraphs(6)}</main>`,
  );
};

export const shadows: Kind = (writer) => {
  const open = `<section><template shadowrootmode="open"><div>${writer.paragraphs(3)}${writer.factParagraph()}</div></template></section>`;
  const card = `<template shadowrootmode="open"><h2>${writer.name()}</h2><slot></slot><p>${writer.sentence()}</p></template>`;
  // A tree in a tree, which gives what stands outside its place.
  const slotted = `<section><template shadowrootmode="open"><div><section>${card}<slot></slot></section></div></template>${writer.factParagraph()}</section>`;
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(7)}${open}${writer.paragraphs(8)}${slotted}${writer.paragraphs(4)}</main>`,
  );
};

/** Drawn by a script, and drawn anew after it was read: no node is the same. */
export const redrawn: Kind = (writer) => {
  const view = `${heading(writer)}${writer.paragraphs(9)}${writer.factParagraph()}${writer.paragraphs(7)}${writer.factParagraph()}${writer.paragraphs(3)}`;
  writer.files[writer.path] = writer.document(
    `<div id="app"></div><script>const draw = () => { document.getElementById('app').innerHTML = '<main>' + ${quoted(view)} + '</main>' }; draw()</script>${onChange('draw()')}`,
  );
};

/** New entries come in above, and what was there moves. */
export const feed: Kind = (writer) => {
  const entry = (inner: string): string => `<article><h2>${writer.name()}</h2>${inner}</article>`;
  const old = Array.from({ length: 7 }, () => entry(writer.paragraphs(2)));
  const come = Array.from({ length: 15 }, () => entry(writer.paragraphs(2))).join('');
  old.splice(3, 0, entry(writer.factParagraph()));
  old.push(entry(writer.factParagraph()), entry(writer.paragraphs(3)));
  writer.files[writer.path] = writer.document(
    `${heading(writer)}<main id="feed">${old.join('')}</main>${onChange(`const feed = document.getElementById('feed'); feed.insertAdjacentHTML('afterbegin', ${quoted(come)}); for (const each of feed.querySelectorAll('article')) if (each.textContent.length % 3 === 0) feed.append(each)`)}`,
  );
};

/** A word is added to what is asked for, another is gone, and what stands around it is written anew. */
export const reworded: Kind = (writer) => {
  const edits = `for (const each of document.querySelectorAll('[data-answer]')) {
    const words = each.textContent.split(' ');
    words.splice(Math.floor(words.length / 2), 1, '<b>about</b>', 'then');
    each.innerHTML = words.join(' ');
    each.insertAdjacentHTML('beforebegin', ${quoted(writer.paragraphs(3))});
  }`;
  const facts = () => writer.factParagraph('changes');
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(8)}${facts()}${writer.paragraphs(9)}${facts()}${writer.paragraphs(3)}</main>${onChange(edits)}`,
  );
};

/** One of two facts is taken away with its paragraph. */
export const removed: Kind = (writer) => {
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(8)}${writer.factParagraph('goes')}${writer.paragraphs(9)}${writer.factParagraph()}${writer.paragraphs(3)}</main>${onChange(`document.querySelector('[data-answer="1"]').remove()`)}`,
  );
};

/** The page itself does not scroll, its parts do; a bar stays on top of them, and a note at the end of the window. */
export const scrollers: Kind = (writer) => {
  const pane = (inner: string): string => `<div style="overflow: auto; height: 100%; flex: 1; padding: 0 1em">${inner}</div>`;
  const box = `<div style="height: 180px; overflow: auto; border: 1px solid">${writer.paragraphs(8)}${writer.factParagraph()}${writer.paragraphs(5)}</div>`;
  const sticky = '<div style="position: sticky; top: 0; height: 60px; background: #ddd">Menu</div>';
  const note =
    '<aside style="position: fixed; bottom: 0; left: 0; right: 0; height: 90px; background: #cce">Cookies? <button>Yes</button></aside>';
  writer.files[writer.path] = writer.document(
    `<div style="display: flex; height: 100vh">${pane(`<nav>${writer.paragraphs(1)}</nav>`)}${pane(`<main>${sticky}${heading(writer)}${writer.paragraphs(12)}${writer.factParagraph()}${writer.paragraphs(9)}${box}${writer.paragraphs(6)}</main>`)}</div>${note}`,
    '<style>html, body { height: 100%; overflow: hidden; max-width: none }</style>',
  );
};

export const folded: Kind = (writer) => {
  const details = `<details><summary>${writer.place()}</summary>${writer.paragraphs(2)}<details><summary>${writer.name()}</summary>${writer.factParagraph()}</details></details>`;
  const found = `<section><h2>${writer.place()}</h2><div hidden="until-found">${writer.paragraphs(2)}${writer.factParagraph()}</div></section>`;
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${writer.paragraphs(9)}${details}${writer.paragraphs(9)}${found}${writer.paragraphs(4)}</main>`,
  );
};

/** What is far away is not laid out until it comes near. */
export const unrendered: Kind = (writer) => {
  const part = (inner: string): string =>
    `<section style="content-visibility: auto; contain-intrinsic-size: auto 180px"><h2>${writer.place()}</h2>${inner}</section>`;
  const parts = (count: number): string => Array.from({ length: count }, () => part(writer.paragraphs(6))).join('');
  writer.files[writer.path] = writer.document(
    `<main>${heading(writer)}${parts(12)}${part(writer.paragraphs(2) + writer.factParagraph() + writer.paragraphs(2))}${parts(9)}${part(writer.factParagraph())}${parts(5)}</main>`,
  );
};
