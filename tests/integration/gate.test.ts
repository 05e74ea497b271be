import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GateDocument, SignDocument } from '../../electron/contract/go-live';
import type { ProofDocument } from '../../electron/contract/proof';
import { hashOf } from '../../electron/engine/plan-hash';
import { lagFrom } from '../../electron/practice/server/lag';
import { documentOf, runCli } from '../support/cli';
import { applyJob } from '../support/job';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const timeout = 90_000;

async function provenSetup() {
  const tenant = await startTenant();
  expect((await applyJob(tenant)).result).toBe('done');
  const run = (...args: readonly string[]) =>
    runCli([...args, '--data', 'data', '--practice', 'practice.json', '--json'], tenant.folder);
  const prove = async () => documentOf<ProofDocument>(await run('prove', setup));
  const gate = async (...more: readonly string[]) => {
    const done = await run('gate', setup, ...more);
    return { code: done.code, document: documentOf<GateDocument>(done) };
  };
  const sign = (what: string, ...more: readonly string[]) =>
    run('sign', setup, what, '--by', 'Jane Doe', ...more);
  return { tenant, run, prove, gate, sign };
}

const openOf = ({ document }: { document: GateDocument }) =>
  document.items.filter(({ status }) => status === 'open').map(({ id }) => id);

describe('going live', () => {
  it('is a matter of proof, words and what the tenant tells; all of it exported', { timeout }, async () => {
    const { tenant, prove, gate, sign } = await provenSetup();
    expect(openOf(await gate())).toEqual(['proof', 'uat', 'security-review', 'vendor-validation']);
    const proof = await prove();
    expect(proof.verdict).toBe('proven');
    const shut = await gate();
    expect(shut).toMatchObject({ code: 3, document: { verdict: 'not-yet', proof: hashOf(proof) } });
    expect(openOf(shut)).toEqual(['uat', 'security-review', 'vendor-validation']);

    for (const what of ['uat', 'security-review', 'vendor-validation']) {
      expect(documentOf<SignDocument>(await sign(what)).signed).toMatchObject({ what, by: 'Jane Doe' });
    }
    const open = await gate('--out', 'go-live.html');
    expect(open).toMatchObject({ code: 0, document: { verdict: 'may-go-live' } });
    const page = readFileSync(join(tenant.folder, 'go-live.html'), 'utf8');
    expect(page).toContain('It may go live');
    expect(page).toContain('Jane Doe');
    expect(page).toContain(hashOf(proof));
    expect(page).toContain('Must be refused');
  });

  it('waits where auditing is off, until somebody answers for it', { timeout }, async () => {
    const { tenant, prove, gate, sign } = await provenSetup();
    await prove();
    tenant.world.state.organization.auditDisabled = true;
    for (const mailbox of tenant.world.state.mailboxes) mailbox.auditEnabled = false;
    expect(openOf(await gate())).toContain('auditing');
    await sign('auditing-waived', '--note', 'switched on next month');
    const { document } = await gate();
    expect(document.items.find(({ id }) => id === 'auditing')).toMatchObject({ status: 'waived' });
  });

  it(
    'holds nobody to a word that was given before a sender came or the mode changed',
    { timeout },
    async () => {
      const { tenant, prove, gate, sign } = await provenSetup();
      await prove();
      for (const what of ['uat', 'security-review', 'vendor-validation']) await sign(what);
      expect(openOf(await gate())).toEqual([]);
      const services = await tenant.services();
      const added = { senders: ['invoices@contoso.example', 'payroll@contoso.example'] };
      expect((await applyJob(tenant, added, services)).result).toBe('done');
      await prove();
      const { document } = await gate();
      const review = document.items.find(({ id }) => id === 'security-review');
      expect(review).toMatchObject({ status: 'open' });
      expect(review?.finding).toMatch(/before the senders changed \(payroll@contoso\.example came later\)/u);
      await sign('security-review');
      // Without one of them it is the smaller thing that was agreed to.
      expect((await applyJob(tenant, {}, services)).result).toBe('done');
      await prove();
      expect(openOf(await gate())).not.toContain('security-review');
      expect((await applyJob(tenant, { scoping: 'accessPolicy' }, services)).result).toBe('done');
      const changed = (await gate()).document.items.find(({ id }) => id === 'security-review');
      expect(changed?.finding).toMatch(/before the scoping mode changed to accessPolicy/u);
    },
  );

  it(
    'takes no word without a name or from tomorrow, and writes over nobody’s file',
    { timeout },
    async () => {
      const { tenant, run } = await provenSetup();
      const refused = async (...args: readonly string[]) => (await run('sign', setup, ...args)).stderr;
      expect(await refused('uat', '--by', ' ')).toContain('name');
      expect(await refused('uat', '--by', 'Jane', '--on', '2999-01-01')).toContain('not yet');
      expect(await refused('uat', '--by', 'Jane', '--on', '2026-02-31')).toContain('no day');
      expect((await run('sign', setup, 'everything', '--by', 'Jane')).code).toBe(2);
      writeFileSync(join(tenant.folder, 'mine.html'), 'my own work');
      expect((await run('gate', setup, '--out', 'mine.html')).code).toBe(2);
      expect(readFileSync(join(tenant.folder, 'mine.html'), 'utf8')).toBe('my own work');
    },
  );
});

describe('the chain of proofs', () => {
  it('names the proof before, by a checksum that anybody can take again', { timeout }, async () => {
    const { prove } = await provenSetup();
    const [first, second] = [await prove(), await prove()];
    expect(first.previous).toBeNull();
    expect(second.previous).toEqual({ sha256: hashOf(first), finishedAt: first.finishedAt });
    const token = second.parts.find(({ id }) => id === 'token');
    expect(token?.evidence.map(({ text }) => text).join(' ')).toContain(`(appid) ${second.clientId}`);
  });

  it('does not fork where two proofs of a setup end at once', { timeout }, async () => {
    const { tenant } = await provenSetup();
    const data = join(tenant.folder, 'data');
    const how = { wait: false, allSenders: false };
    const proofs = await Promise.all(
      [1, 2].map(async () => (await tenant.services({ data })).prove({ setup }, how)),
    );
    const firsts = proofs.filter(({ previous }) => previous === null);
    expect(firsts).toHaveLength(1);
    const other = proofs.find((one) => one !== firsts[0]);
    expect(other?.previous?.sha256).toBe(hashOf(firsts[0]));
  });

  it('has the last look of a wait as its link, not those that nobody was given', { timeout }, async () => {
    const lag = { ...lagFrom('real'), replication: 0, mailbox: 0 };
    const tenant = await startTenant({ lag, quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const services = await tenant.services();
    const first = await services.prove({ setup }, { wait: false, allSenders: false });
    const last = await services.prove({ setup }, { wait: true, allSenders: false });
    expect(last).toMatchObject({ verdict: 'proven', previous: { sha256: hashOf(first) } });
    const next = await services.prove({ setup }, { wait: false, allSenders: false });
    expect(next.previous?.sha256).toBe(hashOf(last));
  });
});
