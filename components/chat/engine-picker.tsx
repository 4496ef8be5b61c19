import { ChevronDown, Plug } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { words } from '@/utils/i18n/words';
import type { EngineChoice } from './use-engine';

/** Which model answers, and the way to connect another. That is no entry of the list, as arrow keys would choose it in passing. */
export function EnginePicker({ engine, onConnect }: { engine: EngineChoice; onConnect(): void }) {
  const { chosen, all, choose } = engine;
  return (
    <>
      <span className="pick">
        <select
          aria-label={words('composer.model')}
          value={`${chosen.endpointId} ${chosen.modelId}`}
          onChange={({ target }) => {
            const space = target.value.indexOf(' ');
            choose({ endpointId: target.value.slice(0, space), modelId: target.value.slice(space + 1) });
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
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
      <IconButton name={words('composer.connect')} onClick={onConnect}>
        <Plug />
      </IconButton>
    </>
  );
}
