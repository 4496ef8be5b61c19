import type { Writer } from './writer';

/** Writes one page, and the documents in it. */
export type Kind = (writer: Writer) => void;

/** Around what is read. */
function framed(writer: Writer, main: string, head = ''): void {
  const menu = Array.from({ length: 8 }, () => `<li><a href="#">${writer.place()}</a></li>`).join('');
  writer.files[writer.path] = writer.document(
    `<header style="position: sticky; top: 0; background: #eee; height: 64px"><nav><ul style="display: flex; gap: 1em; margin: 0">${menu}</ul></nav></header>
<main>${main}</main>
<footer><p>© 2024 ${writer.place()}. <a href="#">Privacy</a> <a href="#">Terms</a> <a href="#">Contact</a></p></footer>`,
    head,
  );
}

const heading = (writer: Writer, level = 2): string => `<h${level}>${writer.place()}: ${writer.name()}</h${level}>`;
const repeat = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('\n');

export const article: Kind = (writer) => {
  const lead = `${heading(writer, 1)}<p><em>${writer.name()}</em>, <time>12 May</time></p>${writer.paragraphs(5)}`;
  const quote = `<blockquote><p>${writer.sentences(2)}</p></blockquote><figure><figcaption>${writer.sentence()}</figcaption></figure>`;
  framed(
    writer,
    `<article>${lead}${writer.factParagraph()}${writer.paragraphs(8)}${quote}${heading(writer)}${writer.paragraphs(6)}${writer.factParagraph()}${writer.paragraphs(4)}</article>`,
  );
};

/** Links, notes and emphasis cut the fact into many texts. */
export const encyclopaedia: Kind = (writer) => {
  const cut = (): string => {
    const { text, at } = writer.fact();
    const marked = text
      .split(' ')
      .map((word, n) => (n % 4 === 1 ? `<a href="#${n}">${word}</a>` : n % 4 === 3 ? `<b>${word}</b>` : word))
      .join(' ');
    return `<p${at}>${writer.sentence()}<sup><a href="#n1">[1]</a></sup> ${marked}<sup><a href="#n2">[2]</a></sup> ${writer.sentence()}</p>`;
  };
  const box = `<table style="float: right; width: 14em">${repeat(6, () => `<tr><th>${writer.place()}</th><td>${writer.chance(900)}</td></tr>`)}</table>`;
  const notes = `<ol>${repeat(4, (n) => `<li id="n${n}">${writer.name()}, ${writer.sentence()}</li>`)}</ol>`;
  framed(
    writer,
    `${heading(writer, 1)}${box}${writer.paragraphs(7)}${cut()}${writer.paragraphs(5)}${heading(writer)}${writer.paragraphs(4)}${cut()}${writer.paragraphs(3)}${notes}`,
  );
};

export const product: Kind = (writer) => {
  const row = writer.fact();
  const rows = repeat(12, (n) => {
    const { text, at } = n === 7 ? row : { text: `${writer.chance(900)} mm`, at: '' };
    return `<div${at}><dt>${writer.place()}</dt><dd>${text}</dd></div>`;
  });
  const reviews = repeat(6, () => `<section><h3>${writer.name()} ★★★★☆</h3><p>${writer.sentences(3)}</p></section>`);
  const price = '<p><b>€ 249.00</b> <del>€ 299.00</del></p><button>Add to cart</button>';
  framed(
    writer,
    `${heading(writer, 1)}${price}${writer.paragraphs(3)}<dl>${rows}</dl>${reviews}<section><h3>${writer.name()} ★★☆☆☆</h3>${writer.factParagraph()}</section>${reviews}`,
  );
};

export const forum: Kind = (writer) => {
  const post = (inner: string): string =>
    `<div class="comment" style="margin-inline-start: 1.5em"><div><a href="#">${writer.name()}</a> <a href="#">3 hours ago</a></div>${inner}<div><a href="#">reply</a> <a href="#">share</a></div></div>`;
  const thread = (inner: string): string => post(writer.paragraphs(1) + post(inner + post(writer.paragraphs(2))));
  framed(
    writer,
    `${heading(writer, 1)}${repeat(8, () => thread(writer.paragraphs(1)))}${thread(writer.factParagraph())}${repeat(4, () => thread(writer.paragraphs(2)))}${thread(post(writer.factParagraph()))}${post(writer.paragraphs(1))}`,
  );
};

/** What is asked for is said once and quoted twice by others. */
export const quoting: Kind = (writer) => {
  const told = (): string => {
    const { text, at } = writer.fact();
    const reply = `<div class="comment"><a href="#">${writer.name()}</a><blockquote><p>${text}</p></blockquote><p>${writer.sentences(2)}</p></div>`;
    return `<div class="comment"><a href="#">${writer.name()}</a><p${at}>${writer.sentence()} ${text} ${writer.sentence()}</p></div>${reply}<div class="comment"><a href="#">${writer.name()}</a><p>${writer.sentences(3)}</p></div>${reply}`;
  };
  const other = (): string => `<div class="comment"><a href="#">${writer.name()}</a>${writer.paragraphs(2)}</div>`;
  framed(writer, `${heading(writer, 1)}${repeat(6, other)}${told()}${repeat(5, other)}${told()}${repeat(3, other)}`);
};

export const documentation: Kind = (writer) => {
  const { text, at } = writer.fact();
  const code = (inner: string, attribute = ''): string => `<pre${attribute}><code class="language-js">${inner}</code></pre>`;
  const lines = repeat(9, (n) => `export const light${n} = turn(${writer.chance(90)}, 'slow'); // ${writer.place()}`);
  const note = writer.fact();
  const api = repeat(
    5,
    (n) =>
      `<h3><code>turn${n}(speed, name)</code></h3><p>${writer.sentence()} Returns <code>Light${n}</code>.</p><ul><li><code>speed</code>: ${writer.sentence()}</li></ul>`,
  );
  framed(
    writer,
    `${heading(writer, 1)}${writer.paragraphs(3)}${code(lines)}${api}<p${at}>With <code>turn({ slow: true })</code>: ${text} See <a href="#">lights</a>.</p>${api}${code(`import { turn } from 'lights';\n// ${note.text}\nturn(12, 'fast');`, note.at)}${api}`,
  );
};

export const tables: Kind = (writer) => {
  const table = (at: number, rows: number): string => {
    const head = '<thead><tr><th rowspan="2">Place</th><th colspan="2">Told by</th></tr><tr><th>Who</th><th>What</th></tr></thead>';
    const body = repeat(rows, (n) => {
      const told = n === at ? writer.fact() : { text: writer.sentence(), at: '' };
      return `<tr${told.at}><td>${writer.place()}</td><td>${writer.name()}</td><td>${told.text}</td></tr>`;
    });
    return `<div style="overflow-x: auto"><table style="width: 1400px">${head}<tbody>${body}</tbody></table></div>`;
  };
  framed(
    writer,
    `${heading(writer, 1)}${writer.paragraphs(2)}${table(18, 24)}${writer.paragraphs(3)}${table(11, 30)}${writer.paragraphs(2)}`,
  );
};

export const lists: Kind = (writer) => {
  const item = ({ text, at } = { text: writer.sentence(), at: '' }): string => `<li${at}>${text}</li>`;
  const nested = repeat(5, () => `<li>${writer.sentence()}<ul>${repeat(4, () => item())}</ul></li>`);
  const inner = `<li>${writer.sentence()}<ol>${item()}${item(writer.fact())}${item()}</ol></li>`;
  const terms = repeat(6, () => `<dt>${writer.place()}</dt><dd>${writer.sentence()}</dd>`);
  const { text, at } = writer.fact();
  framed(
    writer,
    `${heading(writer, 1)}${writer.paragraphs(2)}<ul>${nested}${inner}${nested}</ul>${heading(writer)}<dl>${terms}<dt>${writer.name()}</dt><dd${at}>${text}</dd>${terms}</dl>`,
  );
};

export const languages: Kind = (writer) => {
  framed(
    writer,
    `<article>${heading(writer, 1)}${writer.paragraphs(8)}${writer.factParagraph()}${heading(writer)}${writer.paragraphs(9)}${writer.factParagraph()}${writer.paragraphs(5)}</article>`,
  );
};

/** Readings over characters, where the language has any. */
export const eastAsia: Kind = (writer) => {
  const withReadings = writer.paragraphs(4).replace(/鐘|港/g, '<ruby>$&<rp>(</rp><rt>かね</rt><rp>)</rp></ruby>');
  framed(
    writer,
    `<article>${heading(writer, 1)}${withReadings}${writer.paragraphs(9)}${writer.factParagraph()}${heading(writer)}${writer.paragraphs(12)}${writer.factParagraph()}${writer.paragraphs(6)}</article>`,
  );
};

/** The very sentence stands in four places; one of them is meant, and only what is around it tells which. */
export const likes: Kind = (writer) => {
  const paragraph = (text: string, at = ''): string => `<p${at}>${writer.sentence()} ${text} ${writer.sentence()}</p>`;
  const told = (meant: number): string => {
    const { text, at } = writer.fact('stays', meant);
    return repeat(4, (n) => paragraph(text, n === meant ? at : '') + writer.paragraphs(4));
  };
  framed(writer, `${heading(writer, 1)}${writer.paragraphs(3)}${told(2)}${heading(writer)}${told(1)}`);
};

export const long: Kind = (writer) => {
  const chapter = (): string => heading(writer) + writer.paragraphs(60);
  framed(
    writer,
    `${heading(writer, 1)}${repeat(5, chapter)}${writer.factParagraph()}${repeat(12, chapter)}${writer.factParagraph()}${repeat(3, chapter)}`,
  );
};

/** Each word, and some letters, in a text of their own; soft hyphens; capitals by style; lines that are broken by hand. */
export const splinters: Kind = (writer) => {
  const words = writer.fact();
  const spans = words.text
    .split(' ')
    .map((word) => `<span>${word.length > 5 ? `${word.slice(0, 3)}</span><span>\u00ad${word.slice(3)}` : word}</span>`)
    .join('&nbsp;');
  const lines = writer.fact();
  const broken = lines.text
    .split(' ')
    .map((word, n) => (n % 5 === 4 ? `${word}<br>` : word))
    .join(' ');
  framed(
    writer,
    `${heading(writer, 1)}${writer.paragraphs(9)}<p${words.at}>${spans}</p>${writer.paragraphs(12)}<div style="display: contents"><p style="text-transform: uppercase"${lines.at}>${broken}</p></div>${writer.paragraphs(5)}`,
  );
};
