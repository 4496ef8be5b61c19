import './settings.css';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSoon } from '@/components/ui/use-soon';
import { LANGUAGES, type LanguageChoice } from '@/utils/i18n/languages';
import { words } from '@/utils/i18n/words';
import { chooseLanguage, settingOf } from '@/utils/store/settings';

/** In which language Aside speaks; what a model answers in is the model's. */
export function InterfaceLanguage() {
  const now = useLiveQuery(async () => (await settingOf('language')) ?? 'system');
  if (!now) return <main />;
  return (
    <main className="forms">
      <LanguageChoices kept={now} />
    </main>
  );
}

function LanguageChoices({ kept }: { kept: LanguageChoice }) {
  const [shown, show] = useSoon(kept);
  const all = [{ code: 'system' as const, name: words('language.system') }, ...LANGUAGES];
  return (
    <fieldset className="choices">
      <legend>{words('settings.language')}</legend>
      {all.map(({ code, name }) => (
        <label key={code} {...(code === 'system' ? {} : { lang: code })}>
          <input
            type="radio"
            name="language"
            checked={code === shown}
            onChange={() => {
              show(code);
              void chooseLanguage(code);
            }}
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
