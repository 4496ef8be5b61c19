import { createElement, Fragment, type ReactNode } from 'react';
import { CiteMark } from './cite-mark';
import { citedOf } from './cites';
import { CodeBlock } from './code/code-block';
import { Formula } from './formula';
import { ImageCard } from './image-card';
import { Link } from './link';
import { NoteMark } from './note-mark';
import { labelOf } from './notes';
import { type Token, textOf } from './parse';
import { Table } from './table';

interface Frame {
  readonly open: Token | null;
  readonly at: number;
  readonly children: ReactNode[];
}

/** Elements that carry nothing but their content. */
const PLAIN: Readonly<Record<string, string>> = {
  thead_open: 'thead',
  tbody_open: 'tbody',
  tr_open: 'tr',
  em_open: 'em',
  strong_open: 'strong',
  s_open: 'del',
};

/**
 * Turns the parser's tokens into React elements. Only what is named here can come out, and text comes out as text:
 * no token's tag, attribute or content is ever used as HTML.
 */
export function render(tokens: readonly Token[], inLink = false): ReactNode[] {
  const root: Frame = { open: null, at: 0, children: [] };
  const stack = [root];
  tokens.forEach((token, at) => {
    const top = stack.at(-1) ?? root;
    if (token.nesting === 1) {
      stack.push({ open: token, at, children: [] });
    } else if (token.nesting === -1) {
      if (!top.open) return;
      stack.pop();
      (stack.at(-1) ?? root).children.push(element(top.open, top.children, tokens.slice(top.at + 1, at)));
    } else {
      const linked = inLink || stack.some((frame) => frame.open?.type === 'link_open');
      if (token.type === 'inline') top.children.push(...render(token.children ?? [], linked));
      else top.children.push(leaf(token, linked));
    }
  });
  return root.children;
}

function element(open: Token, children: ReactNode[], inside: readonly Token[]): ReactNode {
  // `dir="auto"` looks past children that have a direction of their own, so only the outermost block has one.
  const dir = open.block && open.level === 0 ? { dir: 'auto' } : {};
  const plain = PLAIN[open.type];
  if (plain) return createElement(plain, null, ...children);
  switch (open.type) {
    case 'paragraph_open':
      return open.hidden ? createElement(Fragment, null, ...children) : createElement('p', { className: 'md-p', ...dir }, ...children);
    case 'heading_open':
      return createElement(`h${Number(open.meta?.['level'] ?? 6)}`, { className: `md-h md-${open.tag}`, ...dir }, ...children);
    case 'blockquote_open':
      return createElement('blockquote', { className: 'md-quote', ...dir }, ...children);
    case 'bullet_list_open':
      return createElement('ul', { className: 'md-list', ...dir }, ...children);
    case 'ordered_list_open':
      return createElement('ol', { className: 'md-list', start: Number(open.attrGet('start') ?? 1), ...dir }, ...children);
    case 'list_item_open':
      return listItem(open, children);
    case 'table_open':
      return <Table inside={inside}>{createElement(Fragment, null, ...children)}</Table>;
    case 'th_open':
      return createElement('th', { className: alignment(open), scope: 'col' }, ...children);
    case 'td_open':
      return createElement('td', { className: alignment(open) }, ...children);
    case 'link_open':
      return link(open, children, inside);
    default:
      return createElement(Fragment, null, ...children);
  }
}

function leaf(token: Token, inLink: boolean): ReactNode {
  switch (token.type) {
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr className="md-rule" />;
    case 'code_inline':
      return (
        <code className="md-inline-code" dir="auto">
          {token.content}
        </code>
      );
    case 'fence':
    case 'code_block':
      return (
        <CodeBlock
          code={token.content}
          language={token.info.trim().split(/\s/, 1)[0]?.slice(0, 40) ?? ''}
          open={token.meta?.['open'] === true}
        />
      );
    case 'maths':
      return <Formula tex={token.content} display={token.meta?.['display'] === true} open={token.meta?.['open'] === true} />;
    case 'footnote_ref':
      return <NoteMark label={labelOf(token)} number={Number(token.meta?.['number'])} />;
    case 'cite':
      return <CiteMark cited={citedOf(token)} number={Number(token.meta?.['number'])} />;
    case 'image':
      return <ImageCard address={String(token.attrGet('src') ?? '')} alt={textOf(token.children ?? [])} inLink={inLink} />;
    default:
      return token.content;
  }
}

function listItem(open: Token, children: ReactNode[]): ReactNode {
  if (!open.meta) return createElement('li', null, ...children);
  const box = (
    <input type="checkbox" className="md-box" disabled checked={open.meta['done'] === true} aria-label={String(open.meta['name']) || '…'} />
  );
  return createElement('li', { className: 'md-task' }, box, ' ', ...children);
}

function alignment(cell: Token): string | undefined {
  const side = /text-align:(left|center|right)/.exec(String(cell.attrGet('style') ?? ''))?.[1];
  return side && `md-${side}`;
}

function link(open: Token, children: ReactNode[], inside: readonly Token[]): ReactNode {
  const words = textOf(inside);
  // GFM links bare `www.` names and addresses, not every `readme.md`.
  if (open.markup === 'linkify' && !/^(?:www\.|[a-z][a-z0-9+.-]*:|[^\s@]+@)/i.test(words)) return words;
  return (
    <Link address={String(open.attrGet('href') ?? '')} words={words}>
      {createElement(Fragment, null, ...children)}
    </Link>
  );
}
