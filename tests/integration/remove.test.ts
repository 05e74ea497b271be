import { describe, expect, it } from 'vitest';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { applyJob } from '../support/job';
import { expectRemoved, liveState, removeJob } from '../support/removal';
import type { JobChange } from '../support/setup-files';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const made = 'made@contoso.example';
const manySenders = Array.from(
  { length: 25 },
  (_, at) => `shared-${String(at + 1).padStart(4, '0')}@contoso.example`,
);

const jobs: readonly {
  readonly name: string;
  readonly change: JobChange;
  readonly choice?: { readonly mailboxes?: readonly string[]; readonly licences?: readonly string[] };
}[] = [
  { name: 'rbac with a secret', change: {} },
  {
    name: 'rbac with a certificate',
    change: { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
  },
  { name: 'accessPolicy', change: { scoping: 'accessPolicy' } },
  {
    name: 'accessPolicy with a certificate',
    change: { scoping: 'accessPolicy', vendor: 'generic', credential: '{ kind: certificate, months: 12 }' },
  },
  { name: 'rbac over 20 senders, by a group', change: { senders: manySenders } },
  { name: 'a mailbox that was made', change: { createSender: made }, choice: { mailboxes: [made] } },
  { name: 'an application that the vendor owns', change: { extra: `app: { clientId: ${vendorAppId} }` } },
  { name: 'delegated Mail.Send declared', change: { vendor: 'autologyx' } },
];

describe('remove leaves the tenant as it was before the setup', () => {
  it.each(jobs)('$name', async ({ change, choice }) => {
    const tenant = await startTenant({ world: contosoWorld({ sharedMailboxes: 25 }), quick: true });
    const before = liveState(tenant.world);
    const applied = await applyJob(tenant, change);
    expect(applied.result, JSON.stringify(applied.steps, null, 1)).toBe('done');
    expect(liveState(tenant.world)).not.toEqual(before);
    expectRemoved(await removeJob(tenant, choice));
    expect(liveState(tenant.world)).toEqual(before);
    const status = (await (await tenant.services()).status(setup)).setups[0];
    expect(status).toMatchObject({ state: 'removed', open: [], credential: null });
    const again = await removeJob(tenant);
    expect(again.result).toBe('nothing-to-do');
    expectRemoved(again);
  });
});
