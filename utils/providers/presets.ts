import type { FaultCode } from '@/utils/core/faults';

/** A service or server that people know by name: where it is, which format it speaks, what it needs. */
export interface Preset {
  id: string;
  name: string;
  providerId: string;
  /** What the address field starts with; absent for "other" and where each customer has an address of their own. */
  baseUrl?: string;
  /** What the address of a customer looks like, where there is no common one. */
  example?: string;
  key: 'required' | 'optional' | 'none';
  /** Where a key is made. */
  keyUrl?: string;
  /** Its id in the model snapshot. */
  factsId?: string;
  /** On this computer, at these ports. */
  ports?: readonly number[];
  /** Every model of it thinks, and cannot be told not to (FACTS: Meta). */
  forceReasoning?: true;
  /** Faults for which there is something to be done on the server itself; words `mend.<preset>.<fault>`. */
  mends?: readonly FaultCode[];
}

export const presets: readonly Preset[] = [];
