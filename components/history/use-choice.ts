import { useRef, useState } from 'react';

/** Several chats that something is to be done with. */
export interface Choice {
  isOn: boolean;
  chosen: ReadonlySet<string>;
  begin(): void;
  end(): void;
  /** Takes one in or out; with `upTo`, all between it and the last one as well. */
  choose(id: string, upTo: boolean): void;
  set(ids: readonly string[]): void;
}

const NONE: ReadonlySet<string> = new Set();

/** @param order the ids as they are listed */
export function useChoice(order: readonly string[]): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const last = useRef<string>(undefined);
  return {
    isOn: chosen !== undefined,
    chosen: chosen ?? NONE,
    begin: () => setChosen(NONE),
    end: () => setChosen(undefined),
    choose(id, upTo) {
      const from = upTo && last.current !== undefined ? order.indexOf(last.current) : -1;
      const to = order.indexOf(id);
      const ids = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = id;
      setChosen((before = NONE) => {
        const next = new Set(before);
        const isTaken = !before.has(id);
        for (const each of ids) {
          if (isTaken) next.add(each);
          else next.delete(each);
        }
        return next;
      });
    },
    set: (ids) => setChosen(new Set(ids)),
  };
}
