import type { Findable } from '@/components/ui/find';

/** Something the palette can do. A view adds its own to the array that `components/app` hands over. */
export interface Command extends Findable {
  /** Stays the same from one version to the next: by it the last used are remembered. */
  id: string;
  /** The keys that do it too, as they are shown. */
  keys?: string;
  /** In small print: what it is. */
  kind?: string;
  run(): void;
}
