import { Component, createRef, type ReactNode } from 'react';

interface Selected {
  anchor: Node;
  anchorOffset: number;
  focus: Node;
  focusOffset: number;
}

/**
 * A box in which what the reader has selected stays selected while the text grows. React writes a text node's whole value anew, and that
 * moves a selection in it to the node's beginning (https://dom.spec.whatwg.org/#concept-cd-replace); so it is put back in the same commit.
 */
export class StillSelection extends Component<{ className: string; children: ReactNode }> {
  readonly #box = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Selected | null {
    const selection = document.getSelection();
    const { anchorNode: anchor, focusNode: focus } = selection ?? {};
    if (!selection || selection.isCollapsed || !anchor || !focus) return null;
    const box = this.#box.current;
    if (!box?.contains(anchor) && !box?.contains(focus)) return null;
    return { anchor, anchorOffset: selection.anchorOffset, focus, focusOffset: selection.focusOffset };
  }

  override componentDidUpdate(_: unknown, __: unknown, before: Selected | null): void {
    if (!before?.anchor.isConnected || !before.focus.isConnected) return;
    const { anchor, focus } = before;
    const anchorOffset = Math.min(before.anchorOffset, lengthOf(anchor));
    const focusOffset = Math.min(before.focusOffset, lengthOf(focus));
    const now = document.getSelection();
    const isSame =
      now?.anchorNode === anchor && now.anchorOffset === anchorOffset && now.focusNode === focus && now.focusOffset === focusOffset;
    if (!isSame) now?.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  }

  override render(): ReactNode {
    return (
      <div ref={this.#box} className={this.props.className}>
        {this.props.children}
      </div>
    );
  }
}

const lengthOf = (node: Node) => node.nodeValue?.length ?? node.childNodes.length;
