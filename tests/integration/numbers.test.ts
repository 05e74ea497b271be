import { describe, expect, it } from 'vitest';
import type { WorldState } from '../../electron/practice/world/state';
import { applyJob, proveJob } from '../support/job';
import { largeWorld, largeWorldAddresses } from '../support/large-world';
import type { JobChange } from '../support/setup-files';
import { jobText } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

/** Graph requests of a whole setup (design section 8); a $batch counts one. */
const graphMost = 12;

/** What a tenant's Graph was asked, one line a request. */
function graphRequests(tenant: TestTenant): readonly string[] {
  return tenant.world.served
    .filter((request) => request.host === 'graph')
    .map((request) => `${request.method} ${request.path} ${request.parts?.length ?? ''}`);
}

/** Applies and proves a job in one session. Returns what Graph was asked. */
async function wholeJob(change: JobChange, world?: WorldState): Promise<readonly string[]> {
  const tenant = await startTenant(world === undefined ? {} : { world });
  const services = await tenant.services();
  const applied = await applyJob(tenant, change, services);
  expect(applied.result).toBe('done');
  const proof = await proveJob(tenant, applied.setup, services);
  expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  return graphRequests(tenant);
}

const withoutMail = (requests: readonly string[]): readonly string[] =>
  requests.filter((line) => !line.includes('/sendMail'));

describe('numbers', () => {
  it.each<readonly [string, JobChange]>([
    ['rbac with one existing sender', {}],
    ['rbac with a sender that is created', { senders: [], createSender: 'made-here@contoso.example' }],
    ['accessPolicy with one existing sender', { scoping: 'accessPolicy' }],
    ['rbac with a certificate', { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' }],
  ])(`a whole setup takes at most ${graphMost} Graph requests: %s`, async (_name, change) => {
    const requests = await wholeJob(change);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(graphMost);
  });

  it.each([
    ['shared mailboxes', false],
    ['licensed users', true],
  ])('takes one Graph batch more per 20 senders at most: %s', async (_name, licensed) => {
    const [few, many] = [1, 61];
    const requestsOf = async (count: number) =>
      withoutMail(await wholeJob({ senders: largeWorldAddresses(count) }, largeWorld(many, licensed)));
    const [little, large] = [await requestsOf(few), await requestsOf(many)];
    expect(large.length - little.length, large.join('\n')).toBeLessThanOrEqual((many - few) / 20);
  });

  it('a second apply reads twice, writes nothing and asks nobody to sign in again', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    await applyJob(tenant, {}, services);
    const before = tenant.world.served.length;
    expect((await applyJob(tenant, {}, services)).result).toBe('nothing-to-do');
    const after = tenant.world.served.slice(before);
    expect(after.filter((request) => request.host === 'graph').length).toBeLessThanOrEqual(2);
    expect(after.filter((request) => request.host === 'entra')).toEqual([]);
    const cmdlets = after.filter((request) => request.host === 'exchange').map((request) => request.path);
    expect(cmdlets.filter((path) => !/\/(?:Get|Test)-/u.test(path))).toEqual([]);
  });

  it('planning makes no write, in Graph or in Exchange', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const before = JSON.stringify(tenant.world.state);
    await services.plan({ text: jobText(), name: 'job.sendwright.yaml', folder: tenant.folder });
    const { served } = tenant.world;
    const verbs = served.flatMap((request) => (request.host === 'graph' ? (request.parts ?? [request]) : []));
    expect(verbs.map((request) => request.method).filter((method) => method !== 'GET')).toEqual([]);
    const cmdlets = served.filter((request) => request.host === 'exchange').map((request) => request.path);
    expect(cmdlets.filter((path) => !/\/(?:Get|Test)-/u.test(path))).toEqual([]);
    expect(JSON.stringify(tenant.world.state)).toBe(before);
  });
});
