import './settings.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSoon } from '@/components/ui/use-soon';
import { type Look, MEASURES, TEXT_SIZES, THEMES } from '@/utils/core/look';
import { words } from '@/utils/i18n/words';
import { changeLook, look } from '@/utils/store/settings';

/** How Aside looks; every page of it follows at once. */
export function Appearance() {
  const now = useLiveQuery(look);
  if (!now) return <main />;
  return (
    <main className="forms">
      <Choices
        name={words('look.theme')}
        all={THEMES}
        chosen={now.theme}
        wordsFor={(theme) => words('look.theme-choice', { theme })}
        onChoose={(theme) => change({ theme })}
      />
      <Choices
        name={words('look.size')}
        all={TEXT_SIZES}
        chosen={now.textSize}
        wordsFor={(size) => words('look.size-percent', { size })}
        onChoose={(textSize) => change({ textSize })}
      />
      <Choices
        name={words('look.measure')}
        all={MEASURES}
        chosen={now.measure}
        wordsFor={(measure) => words('look.measure-choice', { measure })}
        onChoose={(measure) => change({ measure })}
      />
    </main>
  );
}

function change(part: Partial<Look>): void {
  void changeLook(part);
}

interface ChoicesProps<T extends string | number> {
  name: string;
  all: readonly T[];
  chosen: T;
  wordsFor(choice: T): string;
  onChoose(choice: T): void;
}

function Choices<T extends string | number>({ name, all, chosen, wordsFor, onChoose }: ChoicesProps<T>) {
  const [shown, show] = useSoon(chosen);
  return (
    <fieldset className="choices">
      <legend>{name}</legend>
      {all.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={each === shown}
            onChange={() => {
              show(each);
              onChoose(each);
            }}
          />
          {wordsFor(each)}
        </label>
      ))}
    </fieldset>
  );
}
