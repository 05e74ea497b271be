import { beforeEach, describe, expect, it } from 'vitest';
import { GraphTenant } from './tenant';

let tenant: GraphTenant;
let id: string;
beforeEach(async () => {
  tenant = new GraphTenant();
  const body = { displayName: 'Contoso Mailer', signInAudience: 'AzureADMyOrg' };
  id = (await tenant.as('appadmin', 'POST /applications', { body })).body.id as string;
});

const inDays = (days: number): string =>
  new Date(tenant.world.clock.now().getTime() + days * 86_400_000).toISOString();
const add = (passwordCredential: unknown = {}) =>
  tenant.as('appadmin', `POST /applications/${id}/addPassword`, { body: { passwordCredential } });

const lifetime = (credential: Record<string, string>): number =>
  Date.parse(credential['endDateTime']!) - Date.parse(credential['startDateTime']!);

describe('addPassword', () => {
  it('answers the value once, and nothing but its hint afterwards', async () => {
    const { status, body } = await add({ displayName: 'mailer', endDateTime: inDays(180) });
    const secretText = String(body.secretText);
    expect(status).toBe(200);
    expect(secretText).toMatch(/^.{16,64}$/u);
    expect(body.hint).toBe(secretText.slice(0, 3));
    const read = await tenant.as('appadmin', `GET /applications/${id}?$select=passwordCredentials`);
    expect(read.body.passwordCredentials).toMatchObject([
      { keyId: body.keyId, hint: body.hint, secretText: null },
    ]);
    expect(JSON.stringify((await tenant.as('appadmin', 'GET /applications')).body)).not.toContain(secretText);
  });

  it('makes another value each time, for two years where no end is given', async () => {
    const one = await add();
    const other = await add();
    expect(one.body.secretText).not.toBe(other.body.secretText);
    expect(lifetime(one.body as Record<string, string>)).toBeGreaterThan(729 * 86_400_000);
  });

  it.each([
    ['a value of the caller’s own', { secretText: 'mine' }],
    ['an end in the past', { endDateTime: '2020-01-01T00:00:00Z' }],
    ['an end that is no time', { endDateTime: 'tomorrow' }],
    ['more than two years', { endDateTime: '2099-01-01T00:00:00Z' }],
  ])('refuses %s', async (_, credential) => {
    expect(await add(credential)).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_BadRequest' } },
    });
  });

  it('removes by keyId, and refuses a keyId that is not there', async () => {
    const { keyId } = (await add()).body as { keyId: string };
    const remove = () =>
      tenant.as('appadmin', `POST /applications/${id}/removePassword`, { body: { keyId } });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(400);
  });
});

describe('the tenant’s policy', () => {
  it('caps the lifetime, only while it is on', async () => {
    const policy = tenant.world.state.appManagementPolicy;
    policy.passwordMaxLifetime = 'P180D';
    expect((await add({ endDateTime: inDays(200) })).status).toBe(200);
    policy.isEnabled = true;
    expect(await add({ endDateTime: inDays(200) })).toMatchObject({
      status: 400,
      body: { error: { code: 'CredentialInvalidLifetimeAsPerAppPolicy' } },
    });
    expect((await add({ endDateTime: inDays(180) })).status).toBe(200);
  });

  it('forbids secrets', async () => {
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    expect((await add()).body.error.code).toBe('CredentialTypeNotAllowedAsPerAppPolicy');
  });
});
