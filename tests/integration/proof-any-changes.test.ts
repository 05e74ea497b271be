import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Services } from '../../electron/services/services';
import { mailboxesThatSent } from '../support/brute-force';
import { applyJob, existingOf, ownApplication, proveJob } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { changeTenant, tenantChange } from '../support/tenant-changes';
import { startTenant, type TestTenant } from '../support/tenant';

const sender = 'anna@contoso.example';
const senders = [sender, 'invoices@contoso.example'];
const outsider = 'ceo@contoso.example';

/** What somebody does, one after another, and whether the setup is applied again after it. */
const anySequence = fc.record({
  changes: fc.array(tenantChange, { minLength: 1, maxLength: 4 }),
  mended: fc.boolean(),
});

const byHand = (what: string, at = 0) => ({ what, at, scope: { kind: 'shared' as const } });

/** From which mailboxes mail really goes; without a token from none. */
function reallySends(tenant: TestTenant): readonly string[] {
  const existing = existingOf(tenant);
  const signsIn = existing.principal.accountEnabled && existing.application.passwordCredentials.length > 0;
  return signsIn ? mailboxesThatSent(tenant.world, existing) : [];
}

/** Proves, tries every mailbox, and compares; counts what came of it. */
class Comparison {
  green = 0;
  notGreen = 0;
  mended = 0;

  constructor(
    private readonly tenant: TestTenant,
    private readonly services: Services,
  ) {}

  async hold(after: string): Promise<void> {
    const proof = await proveJob(this.tenant, undefined, this.services);
    const really = reallySends(this.tenant);
    if (proof.verdict === 'proven') {
      this.green += 1;
      expect(really, `proven after: ${after}`).toEqual(senders);
      return;
    }
    if (really.join() !== senders.join()) this.notGreen += 1;
    expect(proof.parts.some(({ status, next }) => status !== 'pass' && next !== null)).toBe(true);
  }

  /** Applies the setup again; what it cannot mend it refuses before it writes. */
  async mend(job: JobChange): Promise<void> {
    // A new credential would outlive the world it was made in.
    if (ownApplication(this.tenant).passwordCredentials.length === 0) return;
    const applied = await applyJob(this.tenant, job, this.services).catch(() => null);
    if (applied?.result === 'done') this.mended += 1;
    await this.hold('applied again');
  }
}

describe.each(['rbac', 'accessPolicy'] as const)('a proof after any changes of the tenant, %s', (scoping) => {
  it('is never green where a real send says otherwise', async () => {
    const tenant = await startTenant({ quick: true });
    const { world } = tenant;
    const services = await tenant.services();
    const job: JobChange = { scoping, senders, outsider };
    expect((await applyJob(tenant, job, services)).result).toBe('done');
    const made = structuredClone(world.state);
    const comparison = new Comparison(tenant, services);
    await fc.assert(
      fc.asyncProperty(anySequence, async ({ changes, mended }) => {
        world.state = structuredClone(made);
        for (const change of changes) {
          const subject = { sender, outsider, existing: existingOf(tenant), fresh: world.newId() };
          changeTenant({ state: world.state, ...subject }, change);
          await comparison.hold(change.what);
        }
        if (mended) await comparison.mend(job);
      }),
      {
        numRuns: 40,
        examples: [[{ changes: [byHand('grant added'), byHand('access policy removed')], mended: true }]],
      },
    );
    // Else it would pass by calling everything, or nothing, proven.
    expect(comparison.green).toBeGreaterThan(10);
    expect(comparison.notGreen).toBeGreaterThan(10);
    expect(comparison.mended).toBeGreaterThan(0);
  });

  it('is not green where a sender became another address of its mailbox', async () => {
    const tenant = await startTenant({ quick: true });
    expect((await applyJob(tenant, { scoping, senders, outsider })).result).toBe('done');
    const mailbox = tenant.world.state.mailboxes.find((one) => one.primarySmtpAddress === sender);
    Object.assign(mailbox ?? {}, {
      primarySmtpAddress: 'anna.smith@contoso.example',
      emailAddresses: ['SMTP:anna.smith@contoso.example', `smtp:${sender}`],
    });
    const proof = await proveJob(tenant);
    expect(proof.verdict).toBe('failed');
    expect(proof.parts.find(({ id }) => id === 'reach')).toMatchObject({
      status: 'fail',
      finding: `Mail would go out from another address: ${sender} is another address of anna.smith@contoso.example.`,
    });
  });
});
