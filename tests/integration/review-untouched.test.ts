import { describe, expect, it } from 'vitest';
import { reviewDocumentSchema } from '../../electron/contract/review';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { applyJob, proveJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant } from '../support/tenant';

describe('review of a setup that nobody touched', () => {
  it.each<readonly [string, JobChange]>([
    ['rbac with a secret', {}],
    ['rbac, a mailbox made for it', { createSender: 'payroll-notification@contoso.example' }],
    ['rbac with a certificate', { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' }],
    ['accessPolicy', { scoping: 'accessPolicy' }],
    [
      'accessPolicy with a certificate',
      { scoping: 'accessPolicy', vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
    ],
    ['the application of a vendor', { extra: `app: { clientId: ${vendorAppId} }` }],
  ])('finds nothing: %s', async (_name, change) => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const { setup, result } = await applyJob(tenant, change, services);
    expect(result).toBe('done');
    const proof = await proveJob(tenant, setup, services);
    const before = JSON.stringify(tenant.world.state);
    const document = reviewDocumentSchema.parse(await services.review(setup));
    expect(JSON.stringify(tenant.world.state)).toBe(before);
    const isGreen = proof.verdict === 'proven';
    expect(document.setups[0]?.drifts.map(({ id, evidence }) => [id, ...evidence])).toEqual(
      isGreen ? [] : [['proof-not-green', expect.any(String), expect.any(String)]],
    );
    expect(document.setups[0]?.against.base === null).toBe(!isGreen);
  });
});
