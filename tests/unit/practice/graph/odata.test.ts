import { beforeEach, describe, expect, it } from 'vitest';
import { GraphTenant, type Reply } from './tenant';

let tenant: GraphTenant;
beforeEach(() => {
  tenant = new GraphTenant();
});

const eventual = { consistencylevel: 'eventual' };

function users(filter: string, more = '', headers: Record<string, string> = {}): Promise<Reply> {
  return tenant.as(
    'admin',
    `GET /users?$select=userPrincipalName&$filter=${encodeURIComponent(filter)}${more}`,
    {
      headers,
    },
  );
}

function names(reply: Reply): readonly string[] {
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return (reply.body.value as { userPrincipalName: string }[])
    .map((user) => user.userPrincipalName.split('@')[0]!)
    .sort();
}

describe('$filter', () => {
  it.each([
    ["startswith(displayName,'clara')", ['ceo', 'clara']],
    ["startsWith(displayName,'Clara') and userPrincipalName eq 'CEO@contoso.example'", ['ceo']],
    ["userPrincipalName in ('anna@contoso.example','ben@contoso.example')", ['anna', 'ben']],
    ["accountEnabled eq false and (mail eq null or startswith(mail,'x'))", ['former']],
    ["displayName eq 'O''Brien'", []],
    ["proxyAddresses/any(x:startswith(x,'smtp:billing'))", ['invoices']],
  ])('understands %s', async (filter, found) => {
    expect(names(await users(filter))).toEqual(found);
  });

  it.each([
    ['an unfinished comparison', 'displayName eq'],
    ['a missing bracket', "startswith(displayName,'a'"],
    ['an open text', "displayName eq 'a"],
    ['a strange operator', "displayName like 'a'"],
    ['a strange property', "colour eq 'red'"],
    ['something behind it', "displayName eq 'a' 'b'"],
    ['another variable', "proxyAddresses/any(x:y eq 'a')"],
  ])('refuses %s with BadRequest', async (_, filter) => {
    expect(await users(filter)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
  });

  it.each([
    ['a property that cannot be filtered', "aboutMe eq 'x'"],
    ['a collection without any', "proxyAddresses eq 'x'"],
    ['any on no collection', "displayName/any(x:x eq 'a')"],
    ['an order of texts', "displayName ge 'a'"],
  ])('refuses %s as unsupported', async (_, filter) => {
    expect(await users(filter)).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_UnsupportedQuery' } },
    });
  });

  it('refuses a value of another type', async () => {
    expect((await users('displayName eq 5')).status).toBe(400);
    expect((await users("id eq 'nobody'")).status).toBe(400);
  });
});

describe('advanced queries', () => {
  it.each([
    "accountEnabled ne true and endswith(mail,'@contoso.example')",
    "not startswith(displayName,'a')",
  ])('want the header and $count: %s', async (filter) => {
    expect((await users(filter)).body.error.code).toBe('Request_UnsupportedQuery');
    expect((await users(filter, '', eventual)).status).toBe(400);
    expect((await users(filter, '&$count=true')).status).toBe(400);
    const reply = await users(filter, '&$count=true', eventual);
    expect(reply.body['@odata.count']).toBe(names(reply).length);
  });

  it('want it for a sorted filter too', async () => {
    const sorted = '&$orderby=displayName desc';
    expect((await users("startswith(displayName,'clara')", sorted)).status).toBe(400);
    const reply = await users("startswith(displayName,'clara')", `${sorted}&$count=true`, eventual);
    expect(
      (reply.body.value as { userPrincipalName: string }[]).map((user) => user.userPrincipalName[1]),
    ).toEqual(['l', 'e']);
  });
});

describe('paging', () => {
  it('hands out links that lead through everything once', async () => {
    const seen: string[] = [];
    let line: string | undefined = "GET /users?$select=id&$top=7&$filter=startswith(userPrincipalName,'')";
    while (line !== undefined) {
      const { body } = await tenant.as('admin', line);
      seen.push(...(body.value as { id: string }[]).map(({ id }) => id));
      const link = body['@odata.nextLink'] as string | undefined;
      line = link?.replace('https://localhost:8443/v1.0', 'GET ');
    }
    expect(seen).toHaveLength(tenant.world.state.users.length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    '$top=0',
    '$top=1000',
    '$top=x',
    '$skiptoken=zzz',
    '$count=maybe',
    '$skip=5',
    '$search="a"',
    '$top=1&$top=2',
  ])('refuses %s', async (query) => {
    expect((await tenant.as('admin', `GET /users?${query}`)).status).toBe(400);
  });
});

describe('$select and $expand', () => {
  it('refuse what the type does not have', async () => {
    for (const query of [
      '$select=id,colour',
      '$expand=colours',
      '$select=id name',
      '$expand=owners(',
      '$select=',
    ]) {
      expect((await tenant.as('admin', `GET /applications?${query}`)).status, query).toBe(400);
    }
  });

  it('answer null or nothing for what the practice tenant does not hold', async () => {
    const { body } = await tenant.as('admin', 'GET /users/anna@contoso.example?$select=jobTitle,schools');
    expect(body).toMatchObject({ jobTitle: null, schools: [] });
  });

  it('expand owners, cut to what is asked for', async () => {
    const { body } = await tenant.as('anna', 'POST /applications', { body: { displayName: 'X' } });
    const line = `GET /applications/${body.id}?$select=id&$expand=owners($select=id)`;
    const read = await tenant.as('anna', line);
    expect(read.body.owners).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: tenant.user('anna').id },
    ]);
  });

  it('take only the options that the operation has', async () => {
    expect((await tenant.as('admin', 'GET /subscribedSkus?$top=1')).status).toBe(400);
    expect((await tenant.as('admin', 'GET /me?$filter=id eq 1')).status).toBe(400);
  });
});

describe('$search', () => {
  const search = async (text: string, headers: Record<string, string> = eventual): Promise<Reply> =>
    tenant.as('admin', `GET /users?$select=userPrincipalName&$search=${encodeURIComponent(text)}`, {
      headers,
    });

  it.each([
    ['"displayName:clar"', ['ceo', 'clara']],
    ['"mail:invoices@"', ['invoices']],
    ['"displayName:nobody" OR "userPrincipalName:ann"', ['anna']],
    ['"displayName:clara" AND "mail:ceo"', ['ceo']],
    ['"mail:nvoices"', []],
  ])('%s', async (text, found) => {
    expect(names(await search(text))).toEqual(found);
  });

  it.each([
    ['without the header', '"displayName:clara"', {}, 'Request_UnsupportedQuery'],
    ['without quotes', 'displayName:clara', eventual, 'Request_BadRequest'],
    ['by a property that is not searched', '"usageLocation:DE"', eventual, 'Request_BadRequest'],
  ])('refuses one %s', async (_what, text, headers, code) => {
    const { status, body } = await search(text, headers);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code });
  });
});
