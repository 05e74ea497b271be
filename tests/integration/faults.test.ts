import { beforeAll, describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import {
  expectMended,
  expectUnharmed,
  goDeadAt,
  isSilent,
  lastingTroubles,
  peacefulEnd,
  quickTenant,
  troubles,
  type Trouble,
} from '../support/fault-cases';
import { removal, secret, writesOf, type Write } from '../support/writes';

const timeout = 120_000;
const lag = { ...lagFrom(0), replication: 20, mailbox: 60 };

const at = (writes: readonly Write[], list: readonly Trouble[]) =>
  writes.flatMap(({ name: write, method, path }) =>
    list.map(({ name: trouble, fault }) => ({
      write,
      trouble,
      fault: { match: { method, path }, ...fault },
    })),
  );
const lost = troubles.filter(({ fault }) => fault.kind === 'lost-answer');

describe.each(['rbac', 'accessPolicy'] as const)('faults at every write, %s', (scoping) => {
  const writes = writesOf[scoping];
  /** Writes that only this mode has; the others go the same way in both. */
  const own = scoping === 'rbac' ? writes : writes.filter((write) => !writesOf.rbac.includes(write));
  let wanted: unknown;
  beforeAll(async () => {
    wanted = await peacefulEnd(scoping);
  });

  describe.concurrent('one fault', { timeout }, () => {
    it.for(at(writes, troubles))('$write: $trouble', async ({ fault }, { onTestFinished }) => {
      const tenant = await quickTenant(onTestFinished, { silence: isSilent(fault) });
      expectUnharmed(await expectMended(tenant, scoping, [fault], wanted));
    });
  });

  describe.concurrent('a fault that stays', { timeout }, () => {
    it.for(at(own, lastingTroubles))('$write: $trouble', async ({ fault }, { onTestFinished }) => {
      await expectMended(await quickTenant(onTestFinished), scoping, [fault], wanted);
    });
  });

  describe.concurrent('while the directory lags behind', { timeout }, () => {
    it('no fault', async ({ onTestFinished }) => {
      const tenant = await quickTenant(onTestFinished, { lag });
      expectUnharmed(await expectMended(tenant, scoping, [], wanted));
    });
    it.for(at(writes, lost))('$write: $trouble', async ({ fault }, { onTestFinished }) => {
      await expectMended(await quickTenant(onTestFinished, { lag }), scoping, [fault], wanted);
    });
  });

  describe.concurrent('the line goes dead after a write', { timeout }, () => {
    it.for(at(writes, lost))('$write', async ({ fault }, { onTestFinished }) => {
      const tenant = await quickTenant(onTestFinished);
      goDeadAt(tenant, fault);
      const struck = await expectMended(tenant, scoping, [fault], wanted);
      const outcomes = 'steps' in struck ? struck.steps.map(({ outcome }) => outcome.kind) : [];
      expect(outcomes).toContain('unknown');
    });
  });

  describe.concurrent('in a tenant that speaks French', { timeout }, () => {
    it.for(at(own, lost))('$write: $trouble', async ({ fault }, { onTestFinished }) => {
      const tenant = await quickTenant(onTestFinished);
      tenant.world.state.organization.language = 'fr';
      const french = { ...(wanted as { organization: object }) };
      french.organization = { ...french.organization, language: 'fr' };
      expectUnharmed(await expectMended(tenant, scoping, [fault], french));
    });
  });
});

describe('faults while a lost secret is taken back', () => {
  let wanted: unknown;
  beforeAll(async () => {
    wanted = await peacefulEnd('rbac');
  });
  describe.concurrent('after a lost answer', { timeout }, () => {
    it.for(at([removal], [...troubles, ...lastingTroubles]))(
      '$write: $trouble',
      async ({ fault }, { onTestFinished }) => {
        const tenant = await quickTenant(onTestFinished, { silence: isSilent(fault) });
        const losing = { match: { path: secret.path }, kind: 'lost-answer' } as const;
        await expectMended(tenant, 'rbac', [losing, fault], wanted);
      },
    );
  });
});
