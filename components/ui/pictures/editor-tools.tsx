import './editor-tools.css';
import { Crop, Pencil, SquareDashed } from 'lucide-react';
import type { RefObject } from 'react';
import { type WordKey, words } from '@/utils/i18n/words';
import { PEN_COLOURS, type PenColour } from './pen-colours';

export type Tool = 'crop' | 'draw' | 'cover';

const TOOLS: readonly { id: Tool; name: WordKey; icon: typeof Crop }[] = [
  { id: 'crop', name: 'picture.crop', icon: Crop },
  { id: 'draw', name: 'picture.draw', icon: Pencil },
  { id: 'cover', name: 'picture.cover', icon: SquareDashed },
];

interface EditorToolsProps {
  tool: Tool;
  colour: PenColour;
  /** The tool that is chosen at first. */
  first: RefObject<HTMLButtonElement | null>;
  onTool(tool: Tool): void;
  onColour(colour: PenColour): void;
}

/** What a picture is changed with, and the colours of the pen. */
export function EditorTools({ tool, colour, first, onTool, onColour }: EditorToolsProps) {
  return (
    <>
      <fieldset className="tools" aria-label={words('picture.tools')}>
        {TOOLS.map(({ id, name, icon: Icon }) => (
          <button
            key={id}
            ref={id === 'crop' ? first : null}
            type="button"
            className="btn"
            aria-pressed={tool === id}
            onClick={() => onTool(id)}
          >
            <Icon />
            {words(name)}
          </button>
        ))}
      </fieldset>
      {tool === 'draw' && (
        <fieldset className="tools" aria-label={words('picture.colour')}>
          {(Object.keys(PEN_COLOURS) as PenColour[]).map((each) => {
            const name = words('picture.pen', { colour: each });
            return (
              <button
                key={each}
                type="button"
                className="tool pen"
                aria-label={name}
                title={name}
                aria-pressed={colour === each}
                onClick={() => onColour(each)}
              >
                <span style={{ background: PEN_COLOURS[each] }} />
              </button>
            );
          })}
        </fieldset>
      )}
    </>
  );
}
