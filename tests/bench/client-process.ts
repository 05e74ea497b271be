import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PracticeProcess } from './practice-process';
import type { TracedRequest } from './trace';

export type Action = 'apply' | 'prove';

/** What a client process is to do. */
export interface ClientOrder {
  readonly infoFile: string;
  /** Its data go to `data` in here. */
  readonly folder: string;
  readonly setupFile: string;
  readonly keychainHelper: string;
  readonly actions: readonly Action[];
  /** Also time observing and planning by themselves, before the actions. */
  readonly timesPlanning: boolean;
}

export interface ActionReport {
  readonly action: Action;
  readonly result: string;
  /** In ms since the trace began. */
  readonly begin: number;
  readonly end: number;
  readonly requests: readonly TracedRequest[];
}

export interface PlanningReport {
  readonly observeMs: number;
  readonly planMs: number;
}

export interface ClientReport {
  readonly planning: PlanningReport | null;
  readonly actions: readonly ActionReport[];
  readonly peakMemoryMb: number;
}

/** Runs a client against a practice tenant, from its bundle; its process ends with it. Throws where it fails. */
export async function runClient(
  practice: PracticeProcess,
  order: Pick<ClientOrder, 'setupFile' | 'actions'> & { readonly timesPlanning?: boolean },
  bundles: string,
): Promise<ClientReport> {
  const whole: ClientOrder = {
    infoFile: practice.infoFile,
    folder: practice.folder,
    keychainHelper: join(bundles, '..', 'keychain-helper.mjs'),
    timesPlanning: false,
    ...order,
  };
  const child = fork(join(bundles, 'client-child.mjs'), [JSON.stringify(whole)]);
  const reported = once(child, 'message') as Promise<[ClientReport]>;
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The client ended with ${String(code)}.`);
  });
  const [report] = await Promise.race([reported, failed]);
  await failed.catch(() => undefined);
  return report;
}
