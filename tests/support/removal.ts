import { expect } from 'vitest';
import type { RemoveDocument } from '../../electron/contract/removal';
import type { Fault } from '../../electron/practice/world/faults';
import type { World } from '../../electron/practice/world/world';
import type { Services } from '../../electron/services/services';
import { endState } from './end-state';
import type { TestTenant } from './tenant';

export const yes = async (): Promise<boolean> => true;

/** What a tenant and the vault hold, but for what lies among the deleted items and what mail left behind. */
export function liveState({ state, vault }: Pick<World, 'state' | 'vault'>): unknown {
  const gone = new Set(state.users.filter((one) => one.deletedDateTime !== null).map(({ id }) => id));
  const alive = <Row extends { readonly deletedDateTime: string | null }>(rows: readonly Row[]): Row[] =>
    rows.filter((one) => one.deletedDateTime === null);
  const left = {
    ...state,
    applications: alive(state.applications),
    servicePrincipals: alive(state.servicePrincipals),
    users: alive(state.users),
    mailboxes: state.mailboxes
      .filter((one) => !gone.has(one.externalDirectoryObjectId))
      .map((one) => ({ ...one, folders: { sentItems: [], inbox: [] } })),
  };
  return endState({ state: left, vault });
}

/** Takes a setup back with everything approved, waiting for what time must pass. */
export async function removeJob(
  tenant: TestTenant,
  choice: { readonly mailboxes?: readonly string[]; readonly licences?: readonly string[] } = {},
  {
    services,
    setup = 'ostendo-continuum',
    wait = true,
  }: { services?: Services; setup?: string; wait?: boolean } = {},
): Promise<RemoveDocument> {
  const own = services ?? (await tenant.services());
  return own.remove({ setup, choice }, yes, { wait });
}

/** Holds that a setup was taken back, and seen to be. */
export function expectRemoved(document: RemoveDocument): void {
  expect(['done', 'nothing-to-do'], JSON.stringify(document.steps, null, 1)).toContain(document.result);
  expect(document.proof?.verdict, JSON.stringify(document.proof?.parts, null, 1)).toBe('removed');
}

/** Does something that is cut off while the request that the fault holds is in the air; whether it came to that. */
export async function cutOff(
  tenant: TestTenant,
  fault: Partial<Fault>,
  work: (services: Services, signal: AbortSignal) => Promise<unknown>,
): Promise<boolean> {
  const stop = new AbortController();
  const { world } = tenant;
  const record = world.record.bind(world);
  let struck = false;
  world.record = (request) => {
    record(request);
    if (request.status !== 0) return;
    struck = true;
    stop.abort();
  };
  world.faults.replace([fault]);
  await work(await tenant.services(), stop.signal).catch(() => undefined);
  world.record = record;
  world.faults.replace([]);
  return struck;
}
