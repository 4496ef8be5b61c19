import { words } from '@/utils/i18n/words';
import type { EngineChoice } from './use-engine';

const CONNECT = 'connect';

/** Which model answers; the last entry connects another. */
export function EnginePicker({ engine, onConnect }: { engine: EngineChoice; onConnect(): void }) {
  const { chosen, all, choose } = engine;
  const value = `${chosen.endpointId} ${chosen.modelId}`;
  return (
    <select
      className="pick"
      aria-label={words('composer.model')}
      value={value}
      onChange={({ target }) => {
        if (target.value === CONNECT) return onConnect();
        const space = target.value.indexOf(' ');
        return choose({ endpointId: target.value.slice(0, space), modelId: target.value.slice(space + 1) });
      }}
    >
      {all.map(({ id, name, models }) => {
        const options = models.map((model) => (
          <option key={model.id} value={`${id} ${model.id}`}>
            {model.name}
          </option>
        ));
        return models.length > 1 || all.length > 2 ? (
          <optgroup key={id} label={name}>
            {options}
          </optgroup>
        ) : (
          options
        );
      })}
      <option value={CONNECT}>{words('composer.connect')}</option>
    </select>
  );
}
