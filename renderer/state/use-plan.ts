import type { PlanDocument } from '../../electron/contract/documents';
import type { Operation } from '../../electron/contract/desk/operation';
import type { ErrorFacts } from '../../electron/contract/errors';
import { useSetupLine } from './setups-context';
import { useCall, type Call } from './use-call';
import { useLoad, type Loaded } from './use-load';
import { useIsBusy, useOperation } from './use-operation';

/** The plan of a draft: the last that was made, and the one that is being made. */
export interface PlanView {
  readonly loaded: Loaded<PlanDocument | null>;
  /** The reading of the tenant that runs or ended last; null where there is none. */
  readonly operation: Operation | null;
  readonly isRunning: boolean;
  /** Why the last reading failed; null where it did not. */
  readonly failure: ErrorFacts | null;
  readonly make: Call<'plan.make'>;
  /** Nothing can be started now. */
  readonly isBusy: boolean;
  /** Reads the tenant and plans anew, without going live. */
  start(goLive?: boolean): Promise<boolean>;
}

/** Reads a draft's plan, and again when one was made. */
export function usePlan(draft: string): PlanView {
  const line = useSetupLine({ page: 'plan', draft });
  const operation = useOperation('plan', draft, line?.status?.id);
  const make = useCall('plan.make');
  const isBusy = useIsBusy();
  const version = operation?.outcome == null ? '' : operation.id;
  const loaded = useLoad('plan.current', { draft }, version);
  const outcome = operation?.outcome ?? null;
  return {
    loaded,
    operation,
    isRunning: operation !== null && outcome === null,
    failure: outcome?.kind === 'failed' ? outcome.error : null,
    make,
    isBusy,
    start: async (goLive = false) => (await make.run({ draft, goLive })).ok,
  };
}
