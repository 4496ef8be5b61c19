import type { ReactNode } from 'react';
import { type Preset, presets } from '@/utils/providers/presets';

interface PresetListProps {
  name: string;
  /** Servers on this computer, or services elsewhere. */
  where: 'here' | 'elsewhere';
  onChoose(preset: Preset): void;
  children?: ReactNode;
}

/** The servers or services that people know by name. */
export function PresetList({ name, where, onChoose, children }: PresetListProps) {
  return (
    <section>
      <h3>{name}</h3>
      <ul className="presets" aria-label={name}>
        {presets
          .filter(({ ports, keyUrl }) => (where === 'here' ? ports : keyUrl))
          .map((preset) => (
            <li key={preset.id}>
              <button type="button" className="btn" onClick={() => onChoose(preset)}>
                {preset.name}
              </button>
            </li>
          ))}
      </ul>
      {children}
    </section>
  );
}
