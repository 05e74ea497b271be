import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { graphPermissions } from '../../../../electron/graph/permissions';
import { roleIds } from '../../../../electron/setup/roles';
import { planUnattended } from '../../../../electron/setup/unattended/plan';
import { planUnattendedRemoval } from '../../../../electron/setup/unattended/removal-plan';
import { unattendedGraphRoles } from '../../../../electron/setup/unattended/rights';
import type { UnattendedSeen } from '../../../../electron/setup/unattended/observe';
import { guid } from '../fakes/ids';
import { inPlace, keyOf, mailSend, mainKey, nextKey, now, oldKey, unseen } from './seen';

const wish = { months: 12, renew: false, dropOld: false };
const idsOf = (seen: UnattendedSeen, change: Partial<typeof wish> = {}) =>
  planUnattended(seen, { ...wish, ...change }, now).steps.map(({ id }) => id);
const renewal = ['certificate', 'certificate-works', 'keep-one'];

describe('the plan of a reading application', () => {
  it('makes all of it where nothing is there, and nothing where all is', () => {
    expect(idsOf(unseen())).toEqual([
      ...['application', 'service-principal'],
      ...[...unattendedGraphRoles, 'Exchange.ManageAsApp'].map((role) => `grant:${role}`),
      ...['directory-role', 'certificate'],
    ]);
    expect(planUnattended(inPlace(), wish, now)).toEqual({
      ...{ steps: [], excess: [], notes: [], open: [] },
    });
  });

  it('gives exactly the rights that the reads of the product name', () => {
    const reads = Object.values(graphPermissions).filter(({ method }) => method === 'GET');
    const named = new Set(reads.flatMap(({ scopes }) => scopes).filter((scope) => scope !== 'User.Read'));
    expect([...named].sort()).toEqual([...unattendedGraphRoles]);
  });

  it('asks a Privileged Role Administrator for what only one may give', () => {
    const asked = planUnattended(unseen(), wish, now).steps.filter(
      ({ needs }) => !needs.anyRole.includes(roleIds.applicationAdministrator),
    );
    const may = [roleIds.privilegedRoleAdministrator, roleIds.globalAdministrator];
    expect(asked.map(({ id }) => id)).toEqual([
      ...unattendedGraphRoles.map((role) => `grant:${role}`),
      'directory-role',
    ]);
    for (const { needs } of asked) expect(needs.anyRole).toEqual(may);
  });

  it('asks a Cloud Application Administrator to register it, as one who may only develop could not go on', () => {
    for (const { needs } of planUnattended(unseen(), wish, now).steps) {
      expect(needs.anyRole).not.toContain(roleIds.applicationDeveloper);
    }
  });

  it('restores what was deleted, and gives it its rights again', () => {
    const gone = inPlace(undefined, {
      ...{ applicationDeleted: true, principal: null, granted: [], directoryRoles: [], owners: [] },
      deletedPrincipal: { id: guid(7, 3), deletedDateTime: null },
    });
    const ids = idsOf(gone);
    expect(ids.slice(0, 2)).toEqual(['restore-application', 'restore-service-principal']);
    expect(ids).toContain('directory-role');
  });
});

describe('what could not be looked at', () => {
  it('is said, with who could, wherever Exchange was not asked or told nothing', () => {
    const error = new AppError({ code: 'permission-denied', message: 'Refused.', who: 'Eve' });
    const open = [null, { ok: false as const, error }].map(
      (exchangeRoles) => planUnattended(inPlace(undefined, { exchangeRoles }), wish, now).open,
    );
    expect(open).toMatchObject([
      [{ what: 'exchange-roles', finding: 'Roles in Exchange were not looked at.' }],
      [{ finding: 'Roles in Exchange were not looked at: Refused.', who: 'Eve' }],
    ]);
  });

  it('is nothing where no service principal is there that could hold a role', () => {
    expect(planUnattended(unseen(), wish, now).open).toEqual([]);
  });
});

describe('a sign-in that is blocked', () => {
  it('is open, with who can allow it', () => {
    const principal = { ...inPlace().principal!, accountEnabled: false };
    const { open, steps } = planUnattended(inPlace(undefined, { principal }), wish, now);
    expect(open).toMatchObject([{ what: 'sign-in-blocked', who: 'a Cloud Application Administrator' }]);
    expect(steps).toEqual([]);
  });
});

describe('the certificate', () => {
  it.for([
    { days: 31, steps: [] },
    { days: 30, steps: [...renewal, `remove-certificate:${mainKey}`] },
    { days: -1, steps: [`remove-certificate:${mainKey}`, 'certificate'] },
  ])('$days days before its end: $steps', ({ days, steps }) => {
    expect(idsOf(inPlace([keyOf(mainKey, days)]))).toEqual(steps);
  });

  it('is made beside the old one, which goes after a token and not before', () => {
    const { steps } = planUnattended(inPlace(), { ...wish, renew: true }, now);
    const removal = steps.at(-1);
    expect(steps[0]?.input).toMatchObject({ slot: 'next', setupId: 'unattended', months: 12 });
    expect(removal).toMatchObject({ id: `remove-certificate:${mainKey}`, dependsOn: ['keep-one'] });
    expect(steps[2]?.dependsOn).toContain('certificate-works');
  });

  it('stays where a sealed file of it was written, until somebody says that no job needs it', () => {
    const known = { intents: [], handedOut: [mainKey] };
    expect(idsOf(inPlace(undefined, { known }), { renew: true })).toEqual(renewal);
    const both = inPlace([keyOf(mainKey, 20), keyOf(nextKey, 360)], { known, held: nextKey });
    expect(idsOf(both)).toEqual([]);
    expect(planUnattended(both, wish, now).notes.join()).toContain('--drop-old');
    expect(idsOf(both, { dropOld: true })).toEqual(['certificate-works', `remove-certificate:${mainKey}`]);
  });

  it('is not made twice by a renewal that was cut off', () => {
    const both = [keyOf(mainKey, 200), keyOf(nextKey, 360)];
    const known = { intents: [], handedOut: [], renewing: mainKey };
    const beside = inPlace(both, { known, next: nextKey });
    const end = [`remove-certificate:${mainKey}`];
    expect(idsOf(beside, { renew: true })).toEqual(['certificate-works', 'keep-one', ...end]);
    const kept = inPlace(both, { known, held: nextKey });
    expect(idsOf(kept, { renew: true })).toEqual(['certificate-works', ...end]);
    expect(idsOf(inPlace([keyOf(nextKey, 360)], { known, held: nextKey }), { renew: true })).toEqual([]);
  });

  it('of another computer is left alone, and of a lost run removed', () => {
    const elsewhere = inPlace([keyOf(oldKey, 200)], { held: null });
    expect(idsOf(elsewhere)).toEqual([]);
    expect(planUnattended(elsewhere, wish, now).notes.join()).toContain('holds no certificate');
    expect(idsOf(elsewhere, { renew: true })).toEqual(renewal);
    const lost = { intents: [{ runId: 'abc', keyIds: [] }], handedOut: [] };
    expect(idsOf(inPlace([keyOf(oldKey, 200)], { held: null, known: lost }))).toEqual([
      `remove-certificate:${oldKey}`,
      'certificate',
    ]);
  });
});

describe('what it holds too much', () => {
  const { owners } = inPlace();
  const stranger = { id: guid(9, 2), name: 'Mallory' };
  const secret = { ...keyOf(oldKey, 90, 'somebody’s'), hint: null };
  const { application } = inPlace();
  it.for([
    { what: 'permission', change: { granted: [...inPlace().granted, mailSend] } },
    {
      what: 'directory-role',
      change: {
        directoryRoles: [
          ...inPlace().directoryRoles,
          {
            ...{ assignmentId: 'x', name: 'Exchange Administrator', scope: '/' },
            templateId: roleIds.exchangeAdministrator,
          },
        ],
      },
    },
    {
      what: 'exchange-role',
      change: {
        exchangeRoles: {
          ok: true as const,
          value: [
            { name: 'a', role: 'Application Mail.Send', scope: 'organization' as const, scopeName: null },
          ],
        },
      },
    },
    { what: 'identifier-uri', change: { application: { ...application!, identifierUris: ['api://x'] } } },
    { what: 'secret', change: { application: { ...application!, passwordCredentials: [secret] } } },
    {
      what: 'certificate',
      change: { application: { ...application!, keyCredentials: [keyOf(mainKey, 200), secret] } },
    },
    {
      what: 'owner',
      change: { owners: [...owners, stranger], known: { intents: [], handedOut: [], madeBy: guid(9, 1) } },
    },
  ] as const)('$what is found, and a step takes it away', ({ what, change }) => {
    const { excess, steps } = planUnattended(inPlace(undefined, change), wish, now);
    const severity = what === 'identifier-uri' ? 'medium' : 'high';
    expect(excess).toMatchObject([{ what, severity, next: null }]);
    expect(steps.map(({ group }) => group)).toEqual(['cleanup']);
  });

  it('may be a credential of the service principal itself, which a person removes', () => {
    const [password, key] = [secret, keyOf(nextKey, 90, 'theirs')];
    const principal = { ...inPlace().principal!, passwordCredentials: [password], keyCredentials: [key] };
    const { excess, steps } = planUnattended(inPlace(undefined, { principal }), wish, now);
    expect(excess).toMatchObject([
      { what: 'secret', severity: 'high', next: expect.stringContaining(oldKey) as string },
      { what: 'certificate', severity: 'high', next: expect.stringContaining(principal.id) as string },
    ]);
    expect(steps).toEqual([]);
  });

  it('is not said of whoever registered it alone', () => {
    const known = { intents: [], handedOut: [], madeBy: guid(9, 1) };
    for (const change of [{}, { known }]) {
      const { excess, notes } = planUnattended(inPlace(undefined, change), wish, now);
      expect({ excess, notes }).toEqual({ excess: [], notes: [] });
    }
  });

  it('is every owner but the one who is signed in, where nobody knows who registered it', () => {
    const before = { ...application!, createdDateTime: '2026-10-03T08:00:00Z' };
    const alone = inPlace(undefined, { application: before, owners: [stranger] });
    const { excess, notes, steps } = planUnattended(alone, wish, now);
    expect(excess).toMatchObject([{ what: 'owner', name: 'Mallory', severity: 'high', next: null }]);
    expect(steps.map(({ id }) => id)).toEqual([`remove-owner:${stranger.id}`]);
    expect(notes.join()).toContain('was there already; registered on 2026-10-03 by Mallory');
    const both = planUnattended(inPlace(undefined, { owners: [...owners, stranger] }), wish, now);
    expect(both.excess.map(({ name }) => name)).toEqual(['Mallory']);
  });

  it('may be a certificate that only its name calls ours: told, and taken away only when asked', () => {
    const two = [keyOf(mainKey, 200), keyOf(oldKey, 300)];
    const { excess, steps, notes } = planUnattended(inPlace(two), wish, now);
    expect(excess).toMatchObject([{ what: 'certificate', severity: 'medium' }]);
    expect(excess[0]?.finding).toContain('was not made on this computer');
    expect(excess[0]?.next).toContain('--drop-old');
    expect({ steps, notes }).toEqual({ steps: [], notes: [] });
    const dropped = planUnattended(inPlace(two), { ...wish, dropOld: true }, now);
    expect(dropped.excess).toEqual([]);
    expect(dropped.steps.at(-1)?.id).toBe(`remove-certificate:${oldKey}`);
  });

  it.for([
    { handedOut: [oldKey], intents: [] },
    { handedOut: [], intents: [{ runId: '', keyIds: [oldKey] }] },
    { handedOut: [], intents: [], renewing: oldKey },
  ])('is no certificate of which this computer knows: %j', (known) => {
    const two = inPlace([keyOf(mainKey, 200), keyOf(oldKey, 300)], { known });
    expect(planUnattended(two, wish, now).excess).toEqual([]);
  });

  it('is no tag that somebody added, which stays', () => {
    const tags = ['cost-centre-7', ...application!.tags];
    expect(idsOf(inPlace(undefined, { application: { ...application!, tags } }))).toEqual([]);
    const [correct] = planUnattended(
      inPlace(undefined, { application: { ...application!, tags: ['cost-centre-7'] } }),
      wish,
      now,
    ).steps;
    expect(correct).toMatchObject({
      id: 'application',
      input: { body: { tags: ['cost-centre-7', 'sendwright'] } },
    });
  });
});

describe('the way back', () => {
  it('takes rights first, then what signs in, then the application, and what is kept here last', () => {
    const { clientId } = { clientId: inPlace().application?.appId ?? '' };
    const ids = planUnattendedRemoval(inPlace(), { clientId, keeps: true }).map(({ id }) => id);
    expect(ids.slice(-5)).toEqual([
      `remove-certificate:${mainKey}`,
      ...['delete-service-principal', 'delete-application', 'token-refused', 'forget-credential'],
    ]);
    expect(ids).toHaveLength(unattendedGraphRoles.length + 7);
    expect(planUnattendedRemoval(unseen(), { clientId: null, keeps: false })).toEqual([]);
  });
});
