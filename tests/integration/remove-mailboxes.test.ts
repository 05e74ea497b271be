import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyJob, jobFile } from '../support/job';
import { expectRemoved, liveState, removeJob, yes } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const made = 'made@contoso.example';
const licensed = 'temp@contoso.example';

const mailboxAt = ({ world }: TestTenant, address: string) =>
  world.state.mailboxes.find((one) => one.primarySmtpAddress === address);

async function planOf(tenant: TestTenant, mailboxes: readonly string[] = []) {
  return (await (await tenant.services()).planRemoval({ setup }, { mailboxes })).plan;
}

/** What keeps a mailbox from going, and what is said of it. */
const inUse: readonly {
  readonly name: string;
  readonly says: RegExp;
  readonly change: (tenant: TestTenant) => unknown;
}[] = [
  {
    name: 'one on hold',
    says: /on hold \(litigation hold\)/u,
    change: (tenant) => (mailboxAt(tenant, made)!.litigationHoldEnabled = true),
  },
  {
    name: 'one in the scope of another application',
    says: /others use it: the management scope CRM/u,
    change: ({ world }) => {
      const { externalDirectoryObjectId: id } = world.state.mailboxes.find(
        (one) => one.primarySmtpAddress === made,
      )!;
      const recipientFilter = `ExternalDirectoryObjectId -eq '${id}'`;
      world.state.managementScopes.push({
        guid: world.newId(),
        name: 'CRM',
        exclusive: false,
        recipientFilter,
      });
    },
  },
  {
    name: 'one of another setup',
    says: /others use it: .*Second use/u,
    change: async (tenant) => applyJob(tenant, { application: 'Second use', senders: [made] }),
  },
];

describe('mailboxes that were made for a setup', () => {
  it('are kept unless named, and shown with size, last use, delegates and holds', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    const services = await tenant.services();
    tenant.world.clock.advance(3 * 3600);
    await services.send(setup, made, 'anna@contoso.example');
    const mailbox = mailboxAt(tenant, made);
    mailbox!.delegates = ['anna@contoso.example'];
    mailbox!.messageCopyForSentAsEnabled = true;
    const plan = await planOf(tenant);
    expect(plan.mailboxes).toMatchObject([
      {
        address: made,
        made: 'here',
        goes: false,
        delegates: ['anna@contoso.example'],
        holds: [],
        seen: true,
      },
    ]);
    expect(plan.mailboxes[0]?.items).toBeGreaterThan(0);
    expect(plan.mailboxes[0]?.size).toMatch(/bytes/u);
    expect(plan.mailboxes[0]?.lastUse).not.toBeNull();
    expect(plan.steps.map(({ kind }) => kind)).not.toContain('mailboxes.remove');
    const document = await removeJob(tenant);
    expectRemoved(document);
    expect(mailboxAt(tenant, made)).toBeDefined();
    // Later it can still go: the journal knows that it was made.
    expectRemoved(await removeJob(tenant, { mailboxes: [made] }));
    const user = tenant.world.state.users.find((one) => one.userPrincipalName === made);
    expect(user?.deletedDateTime).not.toBeNull();
  });

  it.each(inUse)('$name is not removed, also where it is named', async ({ change, says }) => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    await change(tenant);
    const before = liveState(tenant.world);
    const refused = removeJob(tenant, { mailboxes: [made] });
    await expect(refused).rejects.toMatchObject({ code: 'refused' });
    await expect(refused).rejects.toThrow(says);
    expect(liveState(tenant.world)).toEqual(before);
  });

  it('one that was there before the setup cannot be named', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    const refused = removeJob(tenant, { mailboxes: ['invoices@contoso.example'] });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(refused).rejects.toThrow(/is no mailbox that this computer made/u);
  });

  it('put on hold after the plan was made, it stays', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    const services = await tenant.services();
    const document = await services.remove(
      { setup, choice: { mailboxes: [made] } },
      async () => {
        mailboxAt(tenant, made)!.litigationHoldEnabled = true;
        return true;
      },
      { wait: true },
    );
    expect(document.result).toBe('failed');
    expect(mailboxAt(tenant, made)).toBeDefined();
  });

  it('another mailbox that has the address by now is not touched', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    const { state } = tenant.world;
    const old = mailboxAt(tenant, made);
    state.users.push({
      ...state.users.find(({ id }) => id === old!.externalDirectoryObjectId)!,
      id: tenant.world.newId(),
    });
    const [newer] = state.users.slice(-1);
    state.mailboxes = state.mailboxes.map((one) =>
      one === old ? { ...old, externalDirectoryObjectId: newer!.id } : one,
    );
    expect((await planOf(tenant)).mailboxes).toEqual([]);
    await removeJob(tenant, { mailboxes: [made] });
    expect(mailboxAt(tenant, made)).toBeDefined();
  });

  it('the test mailbox that was kept after going live is among them', async () => {
    const tenant = await startTenant({ quick: true });
    const extra = 'testStage: { address: sendwright-test@contoso.example, create: shared }';
    const before = liveState(tenant.world);
    await applyJob(tenant, { extra });
    const plan = await planOf(tenant);
    expect(plan.mailboxes.map(({ address }) => address)).toEqual(['sendwright-test@contoso.example']);
    expectRemoved(await removeJob(tenant, { mailboxes: ['sendwright-test@contoso.example'] }));
    expect(liveState(tenant.world)).toEqual(before);
  });
});

describe('licences that were assigned for a setup', () => {
  it('are kept unless named; then licence and mailbox go', async () => {
    const tenant = await startTenant({ quick: true });
    for (const user of tenant.world.state.users) user.usageLocation ??= 'DE';
    const before = liveState(tenant.world);
    await applyJob(tenant, { senders: ['invoices@contoso.example', licensed] });
    const plan = await planOf(tenant);
    expect(plan.licences).toMatchObject([{ user: licensed, goes: false }]);
    const kept = await removeJob(tenant);
    expectRemoved(kept);
    expect(mailboxAt(tenant, licensed)).toBeDefined();
    expectRemoved(await removeJob(tenant, { licences: [licensed] }));
    expect(liveState(tenant.world)).toEqual(before);
  });

  it('one that came by somebody else is no licence of the setup', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { senders: ['anna@contoso.example'] });
    await expect(removeJob(tenant, { licences: ['anna@contoso.example'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('on another computer than the one that applied it', () => {
  const both = { senders: ['invoices@contoso.example', licensed], createSender: made };
  const choice = { mailboxes: [made], licences: [licensed] };

  it(
    'nobody knows what was made, which is said; its as-built document tells',
    { timeout: 90_000 },
    async () => {
      const tenant = await startTenant({ quick: true });
      for (const user of tenant.world.state.users) user.usageLocation ??= 'DE';
      const before = liveState(tenant.world);
      await applyJob(tenant, both);
      const first = await tenant.services();
      const created = { text: (await first.asBuilt(setup)).html, name: 'as-built.html', folder: '.' };
      const other = await tenant.services({ data: join(tenant.folder, 'other') });
      const of = { file: jobFile(tenant, both) };

      const blind = (await other.planRemoval(of)).plan;
      expect([blind.mailboxes, blind.licences]).toEqual([[], []]);
      expect(blind.notes.join()).toMatch(/made@contoso\.example: not made by this computer.*--created FILE/u);
      await expect(other.planRemoval(of, choice)).rejects.toMatchObject({
        facts: { code: 'invalid-input', next: expect.stringContaining('--created FILE') as string },
      });
      const told = (await other.planRemoval(of, { created })).plan;
      expect(told.mailboxes).toMatchObject([{ address: made, goes: false, seen: true }]);
      expect(told.licences).toMatchObject([{ user: licensed, goes: false }]);
      expect(told.notes.join()).not.toContain('not made by this computer');

      const refused = async (text: string, says: RegExp) => {
        const wrong = other.planRemoval(of, { created: { ...created, text } });
        await expect(wrong).rejects.toThrow(says);
      };
      const invoices = mailboxAt(tenant, 'invoices@contoso.example')?.externalDirectoryObjectId ?? '';
      const own = mailboxAt(tenant, made)?.externalDirectoryObjectId ?? '';
      await refused('<html></html>', /tells nothing that was made/u);
      await refused(created.text.replaceAll(own, invoices), /edited after it was made/u);
      const second = { application: 'Second', senders: ['payroll@contoso.example'] };
      await applyJob(tenant, second, first);
      await refused((await first.asBuilt('second')).html, /is of the setup second/u);
      await first.remove({ setup: 'second' }, yes, { wait: true });

      // A plan that was made with it is carried out without it, by a third one.
      const planned = (await other.planRemoval(of, { ...choice, created })).plan;
      const third = await tenant.services({ data: join(tenant.folder, 'third') });
      const plan = { text: JSON.stringify(planned), name: 'removal.json', folder: tenant.folder };
      await third.remove({ plan }, yes, { wait: true });
      expect(liveState(tenant.world)).toEqual(before);
    },
  );

  it('what was there before is told to nobody as made', async () => {
    const tenant = await startTenant({ quick: true });
    const there = { createSender: 'payroll@contoso.example' };
    await applyJob(tenant, there);
    const { html } = await (await tenant.services()).asBuilt(setup);
    expect(html).not.toContain('Remove-Mailbox -Identity payroll');
    const other = await tenant.services({ data: join(tenant.folder, 'other') });
    const created = { text: html, name: 'as-built.html', folder: '.' };
    const { plan } = await other.planRemoval({ file: jobFile(tenant, there) }, { created });
    expect(plan.mailboxes).toEqual([]);
    expect(plan.notes.join()).not.toContain('not made by this computer');
  });
});
