import { useState } from 'react';
import type { Check } from '../../../electron/contract/plan';
import { useCall, type Call } from '../../state/use-call';
import type { Rechecked } from './check-groups';

/** The checks of one plan that were made again by themselves. */
export interface Rechecks {
  readonly found: Rechecked;
  /** Id of the check that is being made again; null: none. */
  readonly running: string | null;
  readonly call: Call<'checks.again'>;
  again(check: Check): void;
}

/** Makes single checks again, and keeps what they found as long as the plan is shown. */
export function useRechecks(draft: string, plan: string): Rechecks {
  const call = useCall('checks.again');
  const [kept, setKept] = useState<{ plan: string; found: Rechecked }>({ plan, found: new Map() });
  const [running, setRunning] = useState<string | null>(null);
  const found: Rechecked = kept.plan === plan ? kept.found : new Map();
  const again = async ({ id }: Check): Promise<void> => {
    setRunning(id);
    const end = await call.run({ draft, check: id });
    setRunning(null);
    if (end.ok) setKept({ plan, found: new Map([...found, [id, end.value]]) });
  };
  return { found, running: call.pending ? running : null, call, again: (check) => void again(check) };
}
