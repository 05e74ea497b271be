import { expect } from 'vitest';
import { ladderDocumentSchema, type LadderDocument, type RungId } from '../../electron/contract/ladder';
import type { Fault } from '../../electron/practice/world/faults';
import type { LadderHow, Listener } from '../../electron/services/services';
import { applyJob } from './job';
import type { JobChange } from './setup-files';
import { startTenant, type TestTenant } from './tenant';

export const setup = 'ostendo-continuum';
export const sender = 'invoices@contoso.example';
export const extra = 'testRecipient: consultant@partner.example';
export const dayMs = 86_400_000;

export async function applied(change: JobChange = {}): Promise<TestTenant> {
  const tenant = await startTenant({ quick: true });
  expect((await applyJob(tenant, { extra, ...change })).result).toBe('done');
  return tenant;
}

export async function climb(
  tenant: TestTenant,
  how: Partial<LadderHow> & Pick<Listener, 'rung'> = {},
  parts: Parameters<TestTenant['services']>[1] = {},
  options: Parameters<TestTenant['services']>[0] = {},
): Promise<LadderDocument> {
  const services = await tenant.services(options, parts);
  const document = await services.climb(setup, { approveMail: async () => true, ...how }, { listener: how });
  expect(ladderDocumentSchema.parse(document)).toEqual(document);
  return document;
}

export const statuses = ({ rungs }: LadderDocument): string => rungs.map(({ status }) => status).join(' ');
export const rung = ({ rungs }: LadderDocument, id: RungId) => rungs.find((one) => one.id === id);

/** It stops at this rung, says why, who and what; nothing above was looked at. */
export function expectBroken(document: LadderDocument, id: RungId, cause: string | null) {
  expect([document.result, document.brokenAt]).toEqual(['broken', id]);
  const at = document.rungs.findIndex((one) => one.id === id);
  expect(document.rungs.slice(at + 1).every(({ status }) => status === 'not-tried')).toBe(true);
  expect(document.rungs.slice(0, at).every(({ status }) => status !== 'fail')).toBe(true);
  const broken = document.rungs[at];
  expect(broken?.cause?.id ?? null).toBe(cause);
  expect(broken?.who).not.toBeNull();
  expect(broken?.next).not.toBeNull();
  return broken;
}

export const strike = (tenant: TestTenant, fault: Partial<Fault> & Pick<Fault, 'match' | 'kind'>) =>
  tenant.world.faults.replace([{ times: 1_000, ...fault }]);

export const served = (tenant: TestTenant, path: RegExp) =>
  tenant.world.served.filter((request) => path.test(request.path)).length;
