import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorDocumentSchema } from '../../electron/contract/documents';
import { practicePassword } from '../../electron/practice/world/contoso-people';
import { documentOf, runCli } from '../support/cli';
import { testFolder } from '../support/folder';
import { filesBelow } from '../support/leak-scan';
import { writeJob, type JobChange } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

interface BadInput {
  readonly name: string;
  readonly change?: JobChange;
  /** What is special about the tenant. */
  readonly arrange?: (tenant: TestTenant) => void;
  readonly args?: readonly string[];
  readonly code: 2 | 3;
  /** What must be said: what is wrong, who can mend it, what to do next. */
  readonly says: readonly RegExp[];
}

/** Somebody else's application, as a portal makes it. */
function sameName({ world }: TestTenant, uniqueName: string | null = null): void {
  const { state } = world;
  const [model] = state.applications;
  state.applications.push({
    ...model!,
    id: world.newId(),
    appId: world.newId(),
    displayName: 'Ostendo Continuum',
    uniqueName,
    tags: [],
  });
}

/** Lets a person of the tenant sign in through the script, as INFO names administrators. */
function introduce({ info, infoFile }: TestTenant, username: string): void {
  const person = { username, password: practicePassword, roles: [] };
  writeFileSync(infoFile, JSON.stringify({ ...info, admins: [...info.admins, person] }));
}

function takeAllSeats({ world }: TestTenant): void {
  for (const sku of world.state.skus) {
    const taken = world.state.users
      .flatMap((user) => user.assignedLicenses)
      .filter((one) => one.skuId === sku.skuId);
    sku.enabled = taken.length;
  }
}

const cases: readonly BadInput[] = [
  {
    name: 'a tenant that does not exist',
    change: { tenant: 'fabrikam.example' },
    code: 3,
    says: [/fabrikam\.example/u, /Who can mend it: /u, /Next: .*tenant/u],
  },
  {
    name: 'a sender that does not exist',
    change: { senders: ['nobody@contoso.example'] },
    code: 3,
    says: [
      /Sender nobody@contoso\.example/u,
      /no mailbox of this address/u,
      /Who: .*Exchange Administrator/u,
      /create: shared/u,
    ],
  },
  {
    name: 'an alias as sender',
    change: { senders: ['billing@contoso.example'] },
    code: 2,
    says: [
      /another address of invoices@contoso\.example/u,
      /Who: you/u,
      /address: invoices@contoso\.example/u,
    ],
  },
  {
    name: 'an unlicensed sender and no seat free',
    change: { senders: ['temp@contoso.example'] },
    arrange: takeAllSeats,
    code: 3,
    says: [/temp@contoso\.example has no licence/u, /Who: whoever buys licences/u, /shared mailbox/u],
  },
  {
    name: 'a sender on premises',
    change: { senders: ['legacy@contoso.example'] },
    code: 3,
    says: [/on premises/u, /Who: .*Exchange Administrator/u, /Move the mailbox/u],
  },
  {
    name: 'a group as sender',
    change: { senders: ['finance-mailboxes@contoso.example'] },
    code: 2,
    says: [/This is a group/u, /Who: you/u, /Name the mailboxes/u],
  },
  {
    name: 'the outsider among the senders',
    change: { outsider: 'invoices@contoso.example' },
    code: 2,
    says: [/outsider.*line \d+/u, /is also a sender/u, /may not send/u],
  },
  {
    name: 'the outsider among the senders by another address',
    change: { outsider: 'billing@contoso.example' },
    code: 2,
    says: [
      /Outsider billing@contoso\.example/u,
      /another address of the sender invoices@contoso\.example/u,
      /Who: you/u,
    ],
  },
  {
    name: 'an outsider that does not exist',
    change: { outsider: 'nobody@contoso.example' },
    code: 2,
    says: [/Outsider nobody@contoso\.example/u, /no mailbox/u, /Who: you/u, /proves nothing/u],
  },
  {
    name: 'an application of the same name that is not ours',
    arrange: (tenant) => sameName(tenant),
    code: 2,
    says: [
      /Applications of the same name/u,
      /not made by Sendwright/u,
      /Who: you/u,
      /sameName: new/u,
      /app: \{ clientId: /u,
    ],
  },
  {
    name: 'an application under our marker that is not ours',
    arrange: (tenant) => sameName(tenant, 'sendwright-ostendo-continuum'),
    code: 3,
    says: [
      /carries our unique name/u,
      /Who: .*Application Administrator/u,
      /choose another `application` name/u,
    ],
  },
  {
    name: 'an administrator without any role',
    arrange: (tenant) => introduce(tenant, 'anna@contoso.example'),
    args: ['--as', 'anna@contoso.example'],
    code: 3,
    says: [
      /anna@contoso\.example holds no directory role/u,
      /Who: .*Application Administrator/u,
      /Sign in with one of these roles/u,
    ],
  },
  {
    name: 'a person whom nobody knows',
    args: ['--as', 'stranger@contoso.example'],
    code: 2,
    says: [/stranger@contoso\.example/u, /Who can mend it: you/u, /Next: .*admin@contoso\.example/u],
  },
  {
    name: 'secrets forbidden by the tenant',
    arrange: ({ world }) =>
      Object.assign(world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true }),
    code: 3,
    says: [/forbids client secrets/u, /Who: .*Security Administrator/u, /certificate/u],
  },
  {
    name: 'a secret longer than the tenant allows',
    arrange: ({ world }) =>
      Object.assign(world.state.appManagementPolicy, { isEnabled: true, passwordMaxLifetime: 'P90D' }),
    code: 2,
    says: [/at most 90 days/u, /Who: you/u, /months: 3/u],
  },
  {
    name: 'a field that a setup file does not have',
    change: { extra: 'secret: hunter2' },
    code: 2,
    says: [/secret \(line 9\)/u, /not a field of a setup file/u, /Who can mend it: you/u, /Next: /u],
  },
];

/** What a tenant holds, without the record of who signed in. */
function holdings({ world }: TestTenant): string {
  return JSON.stringify({ ...world.state, audits: [] });
}

function writesServed({ world }: TestTenant): readonly string[] {
  return world.served
    .flatMap((one) => (one.host === 'entra' ? [] : (one.parts ?? [one])))
    .filter(({ method, path }) => method !== 'GET' && !/\/(?:Get|Test)-[A-Za-z\d]+$/u.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

describe('bad input', () => {
  it.each(cases)(
    '$name: exit $code, said in words, nothing written',
    async ({ change, arrange, args = [], code, says }) => {
      const tenant = await startTenant();
      arrange?.(tenant);
      const job = writeJob(tenant.folder, change);
      const before = holdings(tenant);
      const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data'), ...args];
      const applied = await runCli(['apply', job, '--yes', ...common], tenant.folder);
      // Words that stand on two lines are still one sentence.
      const words = applied.stderr.replaceAll(/\s+/gu, ' ');
      expect(applied.code, applied.stdout + applied.stderr).toBe(code);
      for (const pattern of says) expect(words).toMatch(pattern);
      expect(writesServed(tenant)).toEqual([]);
      expect(holdings(tenant)).toBe(before);
    },
  );

  it('goes on beside an application of the same name where the file says so', async () => {
    const tenant = await startTenant();
    sameName(tenant);
    const before = tenant.world.state.applications.map(({ id }) => id);
    const job = writeJob(tenant.folder, { extra: 'sameName: new' });
    const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
    const applied = await runCli(['apply', job, '--yes', ...common], tenant.folder);
    expect(applied.code, applied.stderr).toBe(0);
    expect(applied.stdout).toContain('Ours is told apart by its own id');
    expect(tenant.world.state.applications.map(({ id }) => id).slice(0, -1)).toEqual(before);
  });

  it('a computer without a keychain, for a real tenant: exit 3 before anybody signs in', async () => {
    const folder = testFolder();
    const applied = await runCli(
      ['apply', writeJob(folder, { tenant: 'contoso.invalid' }), '--yes', '--data', 'data'],
      folder,
    );
    expect(applied.code, applied.stderr).toBe(3);
    expect(applied.stderr).toMatch(/keychain/u);
    expect(applied.stderr).toMatch(/Who can mend it: you/u);
    expect(applied.stderr).toMatch(/Next: /u);
    expect(filesBelow(folder).filter(({ name }) => /setup|journal/u.test(name))).toEqual([]);
  });

  it.each([
    [['apply', 'job.sendwright.yaml', '--colour', 'red'], /unknown option '--colour'/u],
    [['aply', 'job.sendwright.yaml'], /unknown command 'aply'.*Did you mean apply/su],
    [['apply'], /missing required argument 'file'/u],
    [['plan', 'none.yaml'], /none\.yaml cannot be read: there is no such file/u],
    [['plan', 'job.sendwright.yaml', '--cloud', 'mars'], /Allowed choices are global, gcchigh, dod, china/u],
    [['plan', 'job.sendwright.yaml', '--practice', 'none.json'], /none\.json cannot be read/u],
    [['plan', 'job.sendwright.yaml', '--client-id', 'mine'], /expected a GUID/u],
    [['handoff', 'x', '--out', 'y'], /passphrase|no setup/iu],
    [['prove'], /Which application/u],
    [['demo', '--mode', 'both'], /Allowed choices are rbac, accessPolicy/u],
    [['practice', '--lag', 'soon'], /expected "real" or a number of seconds/u],
  ] as const)('bad usage: %j', async (args, words) => {
    const folder = testFolder();
    writeJob(folder);
    const used = await runCli([...args], folder);
    expect(used.code, used.stderr).toBe(2);
    expect(used.stderr).toMatch(words);
  });

  it('bad usage with --json is a document too', async () => {
    const used = await runCli(['plan', 'job.sendwright.yaml', '--json', '--zzzz'], testFolder());
    expect(used.code, used.stderr).toBe(2);
    expect(errorDocumentSchema.parse(documentOf(used)).error).toMatchObject({
      code: 'invalid-input',
      message: "unknown option '--zzzz'",
    });
  });

  it('a practice tenant’s setup file without its INFO file is told what is missing', async () => {
    const folder = testFolder();
    const planned = await runCli(['plan', writeJob(folder), '--data', 'data'], folder);
    expect(planned.code, planned.stderr).toBe(2);
    expect(planned.stderr).toContain('Add --practice INFO');
  });
});
