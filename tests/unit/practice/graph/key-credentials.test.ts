import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from './certificate';
import { GraphTenant, type Reply } from './tenant';

const day = 86_400_000;
const from = new Date(Math.floor(Date.now() / 1000) * 1000 - day);
const to = new Date(from.getTime() + 365 * day);

let first: string;
let second: string;
let weak: string;
let tenant: GraphTenant;
let id: string;

beforeAll(async () => {
  [first, second, weak] = await Promise.all([
    makeCertificate(from, to),
    makeCertificate(from, to),
    makeCertificate(from, to, 1024),
  ]);
});

beforeEach(async () => {
  tenant = new GraphTenant();
  const body = { displayName: 'Mailer', signInAudience: 'AzureADMyOrg' };
  id = (await tenant.as('appadmin', 'POST /applications', { body })).body.id as string;
});

const kind = { type: 'AsymmetricX509Cert', usage: 'Verify' };

function put(...keyCredentials: unknown[]): Promise<Reply> {
  return tenant.as('appadmin', `PATCH /applications/${id}`, { body: { keyCredentials } });
}

async function keys(
  line = `GET /applications/${id}?$select=keyCredentials`,
): Promise<Record<string, string | null>[]> {
  return (await tenant.as('appadmin', line)).body.keyCredentials as Record<string, string | null>[];
}

describe('certificates', () => {
  it('take their times and thumbprint from the certificate where nothing is said', async () => {
    expect((await put({ ...kind, key: first, displayName: 'x'.repeat(120) })).status).toBe(204);
    const thumbprint = createHash('sha1').update(Buffer.from(first, 'base64')).digest('base64');
    expect(await keys()).toMatchObject([
      {
        ...kind,
        key: first,
        displayName: 'x'.repeat(90),
        customKeyIdentifier: thumbprint,
        startDateTime: from.toISOString(),
        endDateTime: to.toISOString(),
      },
    ]);
  });

  it('show the certificate itself on one object with $select only', async () => {
    await put({ ...kind, key: first });
    expect(await keys(`GET /applications/${id}`)).toMatchObject([{ key: null }]);
    const list = await tenant.as('appadmin', 'GET /applications?$select=keyCredentials');
    expect(JSON.stringify(list.body)).not.toContain(first);
  });

  it('replace the whole collection: what is not sent back is gone', async () => {
    await put({ ...kind, key: first });
    const [old] = await keys(`GET /applications/${id}`);
    await put(old, { ...kind, key: second });
    expect((await keys()).map((one) => one['key'])).toEqual([first, second]);
    await put({ ...kind, key: second });
    expect((await keys()).map((one) => one['key'])).toEqual([second]);
  });

  it.each([
    ['no key', () => ({ ...kind })],
    ['something that is no certificate', () => ({ ...kind, key: 'AAAA' })],
    ['a weak key', () => ({ ...kind, key: weak })],
    ['no type', () => ({ key: first })],
    ['another type', () => ({ ...kind, type: 'Symmetric', key: first })],
    ['an end after the certificate’s', () => ({ ...kind, key: first, endDateTime: '2199-01-01T00:00:00Z' })],
    ['an unknown property', () => ({ ...kind, key: first, privateKey: 'x' })],
  ])('are refused for %s', async (_, credential) => {
    expect((await put(credential())).status).toBe(400);
    expect(await keys()).toEqual([]);
  });

  it('follow the tenant’s policy, which leaves old ones alone', async () => {
    await put({ ...kind, key: first });
    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, keyMaxLifetime: 'P6M' });
    const [old] = await keys();
    expect((await put(old)).status).toBe(204);
    expect((await put(old, { ...kind, key: second })).body.error.code).toBe(
      'CredentialInvalidLifetimeAsPerAppPolicy',
    );
    const short = { ...kind, key: second, endDateTime: new Date(from.getTime() + 100 * day).toISOString() };
    expect((await put(old, short)).status).toBe(204);
  });
});
