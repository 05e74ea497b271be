import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { Check } from '../../../electron/contract/plan';
import type { Surroundings } from '../../../electron/ports/surroundings';
import { observe } from '../../../electron/setup/observe';
import { judgeSetup } from '../../../electron/setup/plan';
import { fakeAround } from './fakes/around';
import { fakeTenant, generic, specOf } from './fakes/tenant';

async function checksWith(change: Partial<Surroundings>, spec = specOf()): Promise<readonly Check[]> {
  const ports = { ...fakeTenant(), surroundings: fakeAround(change) };
  const observation = await observe(ports, spec, { record: null, journalIntents: [] });
  return judgeSetup(spec, generic, observation, { createdAt: '2026-11-21T10:00:00.000Z' }).checks;
}

const silent = async (): Promise<never> => {
  throw new AppError({ code: 'offline', message: 'No resolver of this computer answered (ETIMEOUT).' });
};
const txt = (records: Readonly<Record<string, readonly string[]>>) => ({
  cname: async () => 'a.example',
  txt: async (name: string) => records[name] ?? [],
});
const route = (change: object) => async () => [
  { host: 'outlook.office365.com', proxy: null, issuer: null, problem: null, ...change },
];

type Row = readonly [string, Partial<Surroundings>, string, Check['status'], Check['fault'], RegExp];

/** What is wrong, the check, its verdict, whose fault, what the reader is told. */
const rows: readonly Row[] = [
  ['no answer carries a date', { serviceClock: () => null }, 'clock', 'unknown', null, /No answer.*date/u],
  [
    'a slow answer is no proof of a wrong clock',
    { serviceClock: () => ({ aheadMs: 61_000, giveOrTakeMs: 20_000 }) },
    'clock',
    'pass',
    null,
    /41 s behind/u,
  ],
  [
    'the tenant is of another cloud',
    { tenantCloud: async () => ({ login: null, graph: 'graph.microsoft.us', region: 'USGov' }) },
    'cloud',
    'fail',
    'file',
    /graph\.microsoft\.us, region USGov.*with --cloud/u,
  ],
  [
    'sign-in tells nothing of the tenant',
    { tenantCloud: async () => null },
    'cloud',
    'unknown',
    null,
    /no discovery/u,
  ],
  ['discovery cannot be read', { tenantCloud: silent }, 'cloud', 'unknown', null, /No resolver/u],
  [
    'a host is not reached',
    { routes: route({ problem: 'The proxy refused the connection.' }) },
    'route:outlook.office365.com',
    'fail',
    'computer',
    /proxy refused.*Let https to outlook/u,
  ],
  [
    'TLS is opened on the way (pain point 17: else a bare network error)',
    { routes: route({ proxy: 'proxy.contoso.example:8080', issuer: 'Contoso Web Gateway, Contoso' }) },
    'route:outlook.office365.com',
    'warn',
    null,
    /proxy\.contoso\.example:8080.*Contoso Web Gateway/u,
  ],
  ['nearly nothing is free', { freeSpace: async () => 1_000_000 }, 'disk', 'fail', 'computer', /Only 0 MB/u],
  ['little is free', { freeSpace: async () => 100_000_000 }, 'disk', 'warn', null, /95 MB.*Make room/u],
  ['the runtime cannot tell', { freeSpace: async () => null }, 'disk', 'unknown', null, /cannot tell/u],
  [
    'no resolver answers',
    { dns: { txt: silent, cname: silent } },
    'spf:contoso.example',
    'unknown',
    null,
    /could not be asked: No resolver.*Check again/u,
  ],
  [
    'no resolver answers',
    { dns: { txt: silent, cname: silent } },
    'dmarc:contoso.example',
    'unknown',
    null,
    /No resolver/u,
  ],
  [
    'Exchange Online is named by what the record includes',
    {
      dns: txt({
        'contoso.example': ['v=spf1 include:_spf.contoso.example -all'],
        '_spf.contoso.example': ['v=spf1 include:spf.protection.outlook.com ~all'],
      }),
    },
    'spf:contoso.example',
    'pass',
    null,
    /_spf\.contoso\.example/u,
  ],
  [
    'an SPF record includes itself',
    { dns: txt({ 'contoso.example': ['v=spf1 include:contoso.example -all'] }) },
    'spf:contoso.example',
    'warn',
    null,
    /does not name Exchange Online/u,
  ],
];

describe('around the tenant', () => {
  it.each(rows)('%s', async (_what, change, id, status, fault, says) => {
    const found = (await checksWith(change)).find((check) => check.id === id);
    expect(found).toMatchObject({ status, fault });
    expect(`${found?.finding} ${found?.next ?? ''}`).toMatch(says);
  });

  it('everything passes where nothing is wrong, and nothing of it stops a plan that only warns', async () => {
    const families = /^(?:clock|cloud|route|disk|spf|dkim|dmarc)(?::|$)/u;
    const found = (await checksWith({})).filter(({ id }) => families.test(id));
    expect(found.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'cloud pass',
      'clock pass',
      'route:graph.microsoft.com pass',
      'disk pass',
      'spf:contoso.example pass',
      'dkim:contoso.example pass',
      'dmarc:contoso.example pass',
    ]);
  });

  it('the DMARC record of the domain above counts, by its word for subdomains', async () => {
    const spec = specOf({ senders: [{ address: 'x@mail.contoso.example', create: 'shared' }] });
    const dns = {
      ...txt({ '_dmarc.contoso.example': ['v=DMARC1; p=none; sp=reject'] }),
      cname: async () => null,
    };
    const found = (await checksWith({ dns }, spec)).find(({ id }) => id === 'dmarc:mail.contoso.example');
    expect(found).toMatchObject({
      status: 'warn',
      finding: expect.stringMatching(/policy is reject.*contoso\.example/u),
    });
  });

  it('Microsoft’s own domain is not looked up', async () => {
    const spec = specOf({ senders: [{ address: 'x@contoso.onmicrosoft.com', create: 'shared' }] });
    expect(
      (await checksWith({ dns: { txt: silent, cname: silent } }, spec)).some(({ id }) =>
        id.startsWith('spf'),
      ),
    ).toBe(false);
  });
});
