import { describe, expect, it } from 'vitest';
import { jobText } from '../support/setup-files';
import { startTenant } from '../support/tenant';

describe('numbers', () => {
  it('a whole rbac setup with one existing sender takes at most 12 Graph requests', async () => {
    const tenant = await startTenant();
    const services = await tenant.services();
    const file = { text: jobText(), name: 'job.sendwright.yaml', folder: tenant.folder };
    const applied = await services.apply({ kind: 'file', file }, async () => true);
    expect(applied.result).toBe('done');
    const proof = await services.prove({ setup: applied.setup }, { wait: false, allSenders: false });
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    const graph = tenant.world.served.filter((request) => request.host === 'graph');
    const list = graph.map((request) => `${request.method} ${request.path} ${request.parts?.length ?? ''}`);
    expect(graph.length, list.join('\n')).toBeLessThanOrEqual(12);
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
