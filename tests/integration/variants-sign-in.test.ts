import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../electron/cli/print-error';
import { toAppError } from '../../electron/contract/errors';
import { assistantAppId } from '../../electron/practice/world/contoso-service-principals';
import { applyJob, checkOf, jobFile, planJob, proveJob } from '../support/job';
import { answeredBy, person, typingCodes } from '../support/people';
import { startTenant, type TestTenant } from '../support/tenant';

const scopesIn = (url: string | undefined): string =>
  new URL(url ?? 'http://nothing').searchParams.get('scope') ?? '';

/** A tenant where nobody ever consented to anything for the assistant. */
async function unconsented(): Promise<TestTenant> {
  const tenant = await startTenant();
  tenant.world.state.permissionGrants = [];
  return tenant;
}

/** The error that an operation ends with. */
async function failureOf(act: Promise<unknown>) {
  const error: unknown = await act.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  return toAppError(error);
}

describe("the assistant's own consent", () => {
  it('none given yet: one page for all that planning reads, one more for what apply writes', async () => {
    const tenant = await unconsented();
    const { opened, parts } = answeredBy(person('admin'));
    const services = await tenant.services({}, parts);
    expect((await services.plan(jobFile(tenant))).verdict).toBe('ready');
    const graphPages = () =>
      opened.filter((url) => new URL(url).searchParams.get('client_id') === assistantAppId);
    expect(graphPages()).toHaveLength(1);
    expect(scopesIn(graphPages()[0])).not.toContain('ReadWrite');

    const applied = await applyJob(tenant, {}, services);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    const scopes = graphPages().slice(1).map(scopesIn).join(' ');
    expect(scopes).toContain('Application.ReadWrite.All');
    expect(scopes).not.toContain('AppRoleAssignment');
    const { permissionGrants } = tenant.world.state;
    expect(permissionGrants.every((grant) => grant.principalId !== null)).toBe(true);
  });

  it('is listed and taken back; what is for everyone stays, and the next run asks again', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const services = await tenant.services();
    const listed = await services.consent(false);
    expect(listed.clientId).toBe(assistantAppId);
    expect(listed.consents.map((one) => one.for).toSorted()).toEqual(['everyone', 'me']);
    expect(listed.consents.find((one) => one.for === 'me')?.scopes).toContain('Application.ReadWrite.All');
    expect(listed.consents.some((one) => one.removed)).toBe(false);

    const revoked = await (await tenant.services()).consent(true);
    expect(revoked.consents.filter((one) => one.removed).map((one) => one.for)).toEqual(['me']);
    const after = tenant.world.state.permissionGrants.filter((one) => one.principalId !== null);
    expect(after).toEqual([]);
    expect((await (await tenant.services()).consent(false)).consents.map((one) => one.for)).toEqual([
      'everyone',
    ]);
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('refused on the page while planning: says who can consent, and nothing is written', async () => {
    const tenant = await unconsented();
    const { parts } = answeredBy(person('admin', { consent: 'refuse' }));
    const before = JSON.stringify(tenant.world.state);
    const error = await failureOf(applyJob(tenant, {}, await tenant.services({}, parts)));
    expect(error.facts).toMatchObject({ code: 'consent-required', who: expect.any(String) });
    expect(error.facts.next).toContain('accept');
    expect(exitCodeOf(error)).toBe(3);
    expect(JSON.stringify(tenant.world.state)).toBe(before);
  });

  it('refused for the write scopes: those steps wait for somebody who consents, Exchange goes on', async () => {
    const tenant = await startTenant();
    const { parts } = answeredBy(person('admin', { consent: 'refuse' }));
    const applied = await applyJob(tenant, {}, await tenant.services({}, parts));
    expect(applied.result).toBe('needs-person');
    expect(applied.waitsFor.flatMap((wait) => wait.steps)).toContain('application');
    expect(tenant.world.state.applications.some((one) => one.uniqueName !== null)).toBe(false);
    expect((await applyJob(tenant)).result).toBe('done');
  });

  it('a person without any role is told who is needed, with or without consent', async () => {
    const member = answeredBy(person('anna'));
    const tenant = await startTenant();
    const planned = await planJob(
      tenant,
      {},
      await tenant.services({ as: 'anna@contoso.example' }, member.parts),
    );
    expect(planned.verdict).toBe('blocked');
    expect(checkOf(planned, 'roles')).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(checkOf(planned, 'roles').who).toContain('Application Administrator');
    const before = JSON.stringify(tenant.world.state);
    const services = await tenant.services({ as: 'anna@contoso.example' }, member.parts);
    const refused = await failureOf(applyJob(tenant, {}, services));
    expect(refused.facts.code).toBe('preflight-failed');
    expect(exitCodeOf(refused)).toBe(3);
    expect(JSON.stringify(tenant.world.state)).toBe(before);

    const fresh = await unconsented();
    const asMember = await fresh.services({ as: 'anna@contoso.example' }, member.parts);
    const error = await failureOf(asMember.plan(jobFile(fresh)));
    expect(error.facts.code).toBe('consent-required');
    expect(error.facts.who).toContain('administrator');
    expect(exitCodeOf(error)).toBe(3);
  });
});

describe('device code sign-in', () => {
  it('does the whole job without a page being opened here', async () => {
    const tenant = await startTenant();
    const { shown, parts } = typingCodes(person('admin'));
    const services = await tenant.services({ deviceCode: true }, parts);
    const applied = await applyJob(tenant, {}, services);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    // Graph, Exchange, and once more for the scopes that apply writes with.
    expect(shown).toHaveLength(3);
    const proof = await proveJob(tenant, undefined, await tenant.services({ deviceCode: true }, parts));
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });

  it('blocked by Conditional Access: says so, who can mend it, and offers the browser', async () => {
    const tenant = await startTenant();
    const admin = tenant.world.state.users.find((one) => one.userPrincipalName === 'admin@contoso.example');
    Object.assign(admin?.signIn ?? {}, { deviceCodeBlocked: true });
    const { parts } = typingCodes(person('admin'));
    const error = await failureOf(planJob(tenant, {}, await tenant.services({ deviceCode: true }, parts)));
    expect(error.facts).toMatchObject({ code: 'policy-refused', serviceCode: 'AADSTS53003' });
    expect(error.facts.message).toContain('Conditional Access');
    expect(error.facts.who).toContain('Conditional Access');
    expect(error.facts.next).toContain('browser');
    expect(exitCodeOf(error)).toBe(3);
  });
});

describe('an own client id', () => {
  const ownClient = 'aaaaaaaa-1111-4222-8333-444444444444';

  /** A public client that the consultant's own company registered. */
  function register(tenant: TestTenant): void {
    const { state } = tenant.world;
    const assistant = state.applications.find((one) => one.appId === assistantAppId);
    if (assistant === undefined) throw new Error('no assistant');
    state.applications.push({
      ...structuredClone(assistant),
      id: tenant.world.newId(),
      appId: ownClient,
      displayName: 'Consulting Tools',
    });
  }

  it('signs in, is consented for the person, and is the one that consent lists', async () => {
    const tenant = await startTenant();
    register(tenant);
    const { opened, parts } = answeredBy(person('admin'));
    const services = await tenant.services({ clientId: ownClient }, parts);
    const applied = await applyJob(tenant, {}, services);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    const clients = new Set(opened.map((url) => new URL(url).searchParams.get('client_id')));
    expect(clients).toContain(ownClient);
    expect(clients).not.toContain(assistantAppId);
    const listed = await services.consent(false);
    expect(listed).toMatchObject({ clientId: ownClient, consents: [{ for: 'me' }] });
    const revoked = await services.consent(true);
    expect(revoked.consents).toMatchObject([{ removed: true }]);
  });

  it('that the tenant does not know is named', async () => {
    const tenant = await startTenant();
    const services = await tenant.services({ clientId: ownClient });
    const error = await failureOf(services.plan(jobFile(tenant)));
    expect(error.facts.serviceCode).toBe('AADSTS700016');
    expect(error.facts.next).toContain('client id');
    expect(exitCodeOf(error)).toBe(3);
  });
});
