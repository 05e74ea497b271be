import { beforeEach, describe, expect, it } from 'vitest';
import { GraphTenant, type Reply } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

const batch = (...requests: unknown[]): Promise<Reply> =>
  tenant.as('appadmin', 'POST /$batch', { body: { requests } });
const get = (id: string, url: string, more: object = {}): object => ({ id, method: 'GET', url, ...more });

interface Part {
  readonly id: string;
  readonly status: number;
  readonly body?: { readonly error?: { readonly code: string } };
}

async function parts(...requests: unknown[]): Promise<ReadonlyMap<string, Part>> {
  const { status, body } = await batch(...requests);
  expect(status).toBe(200);
  return new Map((body.responses as Part[]).map((part) => [part.id, part]));
}

describe('$batch', () => {
  it('answers each part with its own status', async () => {
    const found = await parts(
      get('1', '/me?$select=id'),
      get('2', '/applications/11111111-1111-4111-8111-111111111111'),
      get('3', 'organization'),
    );
    expect([...found.values()].map(({ id, status }) => [id, status]).sort()).toEqual([
      ['1', 200],
      ['2', 404],
      ['3', 200],
    ]);
  });

  it('runs dependants after what they depend on, and fails them with it', async () => {
    const write = { 'Content-Type': 'application/json' };
    const patch = {
      id: 'b',
      method: 'PATCH',
      url: "/applications(uniqueName='x')",
      headers: { ...write, Prefer: 'create-if-missing' },
      body: { displayName: 'X' },
    };
    const found = await parts(
      get('a', "/applications(uniqueName='x')", { dependsOn: ['b'] }),
      patch,
      get('c', '/applications/nobody'),
      get('d', '/me', { dependsOn: ['c'] }),
    );
    expect(found.get('a')?.status).toBe(200);
    expect(found.get('d')).toMatchObject({ status: 424, body: { error: { code: 'FailedDependency' } } });
  });

  it.each([
    ['more than twenty', Array.from({ length: 21 }, (_, index) => get(String(index), '/me'))],
    ['ids that differ in case only', [get('A', '/me'), get('a', '/me')]],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/applications', body: {} }]],
    ['a circle', [get('1', '/me', { dependsOn: ['2'] }), get('2', '/me', { dependsOn: ['1'] })]],
    ['no requests', []],
    ['a part without id', [{ method: 'GET', url: '/me' }]],
  ])('refuses %s', async (_, requests) => {
    expect(await batch(...requests)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
  });

  it('throttles the part that a fault names, and no other', async () => {
    const match = { part: '/organization$' };
    tenant.world.faults.replace([{ match, kind: 'throttle', retryAfter: 7 }]);
    const first = await parts(get('1', '/me'), get('2', '/organization'));
    expect(first.get('1')?.status).toBe(200);
    expect(first.get('2')).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '7' },
      body: { error: { code: 'TooManyRequests' } },
    });
    expect((await parts(get('2', '/organization'))).get('2')?.status).toBe(200);
  });

  it('refuses a batch in a batch, and a version in the URL', async () => {
    const nested = {
      id: '1',
      method: 'POST',
      url: '/$batch',
      headers: { 'Content-Type': 'application/json' },
      body: { requests: [] },
    };
    const found = await parts(nested, get('2', '/v1.0/me'));
    expect([...found.values()].map((part) => part.status)).toEqual([400, 400]);
  });
});

describe('the front door', () => {
  it.each([
    ['no token', null, 'Access token is empty.'],
    ['another audience', { aud: 'https://outlook.office365.com' }, 'Invalid audience'],
    ['another tenant', { tid: '11111111-1111-4111-8111-111111111111' }, 'Invalid issuer'],
  ])('refuses %s with 401', async (_, token, message) => {
    const reply = await tenant.send(
      token === null ? null : { ...tenant.userToken('admin'), ...token },
      'GET /me',
    );
    expect(reply).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    expect(reply.body.error.message).toContain(message);
  });

  it('names the unknown segment, refuses unknown verbs and says what it does not offer', async () => {
    const unknown = await tenant.as('admin', 'GET /applications/1/colours');
    expect(unknown.body.error.message).toBe("Resource not found for the segment 'colours'.");
    expect((await tenant.as('admin', 'DELETE /organization')).status).toBe(405);
    expect((await tenant.as('admin', 'POST /users', { body: {} })).status).toBe(501);
  });

  it('echoes the client’s request id', async () => {
    const headers = { 'client-request-id': 'mine' };
    const ok = await tenant.as('admin', 'GET /me', { headers });
    expect(ok.headers).toMatchObject({ 'client-request-id': 'mine' });
    const failed = await tenant.as('admin', 'GET /colours', { headers });
    expect(failed.body.error.innerError).toMatchObject({
      'client-request-id': 'mine',
      'request-id': failed.headers['request-id'],
    });
  });

  it('takes the directory role away with the user', async () => {
    tenant.user('admin').deletedDateTime = tenant.world.clock.iso();
    expect((await tenant.as('admin', 'GET /me')).body.error.code).toBe('Authorization_IdentityNotFound');
  });
});
