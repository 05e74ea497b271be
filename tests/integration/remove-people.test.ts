import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobFile, applyJob, ownApplication } from '../support/job';
import { expectRemoved, liveState, removeJob, yes } from '../support/removal';
import { startTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const appAdmin = 'appadmin@contoso.example';
const exchangeAdmin = 'exadmin@contoso.example';
const made = 'made@contoso.example';

describe('several people take a setup back', () => {
  it('rbac: the Application Administrator, the Exchange Administrator, and the first again', async () => {
    const tenant = await startTenant({ quick: true });
    const before = liveState(tenant.world);
    await applyJob(tenant);
    const planned = await (await tenant.services({ as: appAdmin })).planRemoval({ setup });
    expect(planned.waitsFor.map(({ who }) => who).join()).toContain('Exchange Administrator');
    const first = await removeJob(tenant, {}, { services: await tenant.services({ as: appAdmin }) });
    expect(first.result).toBe('needs-person');
    expect(first.waitsFor.map(({ who }) => who).join()).toContain('Exchange Administrator');
    // Nobody can sign in any more, and the rest stands.
    expect(ownApplication(tenant).passwordCredentials).toEqual([]);
    expect(tenant.world.state.roleAssignments).toHaveLength(1);
    const status = (await (await tenant.services()).status(setup)).setups[0];
    expect(status).toMatchObject({ state: 'removing' });
    expect(status?.next).toContain('Exchange Administrator');

    const second = await removeJob(tenant, {}, { services: await tenant.services({ as: exchangeAdmin }) });
    expect(second.result).toBe('needs-person');
    expect(second.waitsFor.map(({ who }) => who).join()).toContain('Application Administrator');
    expect(tenant.world.state.managementScopes).toEqual([]);
    expect(ownApplication(tenant).deletedDateTime).toBeNull();

    const third = await removeJob(
      tenant,
      {},
      {
        services: await tenant.services({ as: appAdmin, exchangeAs: exchangeAdmin }),
      },
    );
    expectRemoved(third);
    expect(liveState(tenant.world)).toEqual(before);
  });

  it('whoever sees less than the one who saw it removed changes nothing in that', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    expectRemoved(await removeJob(tenant));
    const blind = await removeJob(tenant, {}, { services: await tenant.services({ as: appAdmin }) });
    expect(blind.result).toBe('needs-person');
    const services = await tenant.services();
    expect((await services.status(setup)).setups[0]).toMatchObject({ state: 'removed', open: [] });
  });

  it('another computer takes it back by the setup file, without journal, record or credential', async () => {
    const tenant = await startTenant({ quick: true });
    const before = liveState(tenant.world);
    await applyJob(tenant);
    const elsewhere = { data: join(tenant.folder, 'other-computer') };
    const services = await tenant.services(elsewhere);
    // The vault stands for this computer's keychain: the other one has none of it.
    const kept = [...tenant.world.vault];
    tenant.world.vault.clear();
    const document = await services.remove({ file: jobFile(tenant) }, yes, { wait: true });
    expectRemoved(document);
    const token = document.proof?.parts.find(({ id }) => id === 'token');
    expect(token).toMatchObject({ status: 'pass' });
    expect(token?.finding).toContain('AADSTS700016');
    expect((await services.status(setup)).setups[0]?.state).toBe('removed');
    // On the first computer only its keychain is left to be cleared.
    for (const [name, value] of kept) tenant.world.vault.set(name, value);
    const here = await removeJob(tenant);
    expect(here.steps.map(({ id }) => id)).toEqual(['token-refused', 'forget-credential']);
    expectRemoved(here);
    expect(liveState(tenant.world)).toEqual(before);
  });

  it('another computer does not know what was made, and keeps it', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { createSender: made });
    const services = await tenant.services({ data: join(tenant.folder, 'other-computer') });
    const file = jobFile(tenant, { createSender: made });
    const wish = { file, choice: { mailboxes: [made] } };
    await expect(services.remove(wish, yes)).rejects.toMatchObject({ code: 'invalid-input' });
    const document = await services.remove({ file }, yes, { wait: true });
    expectRemoved(document);
    expect(document.plan.mailboxes).toEqual([]);
    expect(tenant.world.state.mailboxes.map((one) => one.primarySmtpAddress)).toContain(made);
    // A plan that was approved where it is known names the mailbox, and is carried out anywhere.
    await applyJob(tenant, { createSender: made });
    const { plan } = await (await tenant.services()).planRemoval({ setup }, { mailboxes: [made] });
    const text = JSON.stringify(plan);
    const saved = { plan: { text, name: 'removal.json', folder: tenant.folder } };
    expectRemoved(await services.remove(saved, yes, { wait: true }));
    expect(
      tenant.world.state.users.find((one) => one.userPrincipalName === made)?.deletedDateTime,
    ).not.toBeNull();
  });

  it('without a token to be had, the credential stays in the keychain until it is refused', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    tenant.world.faults.replace([
      {
        match: { path: '/oauth2/v2.0/token$', method: 'POST' },
        kind: 'status',
        status: 503,
        skip: 2,
        times: 1000,
      },
    ]);
    const document = await removeJob(tenant).catch((error: unknown) => error);
    if (document instanceof Error) expect(document.message).not.toBe('');
    expect([...tenant.world.vault.keys()]).toHaveLength(1);
    tenant.world.faults.replace([]);
    expectRemoved(await removeJob(tenant));
    expect([...tenant.world.vault.keys()]).toEqual([]);
  });
});
