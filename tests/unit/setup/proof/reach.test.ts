import { describe, expect, it } from 'vitest';
import { effectiveReach, type Membership, type ReachInput } from '../../../../electron/setup/proof/reach';

const of = (...names: string[]): Membership => ({
  known: true,
  mailboxes: new Map(names.map((name) => [`id-${name}`, `${name}@x`])),
});
const unknown: Membership = { known: false, reason: 'not read' };
const graph = { name: 'Mail.Send', cut: true };
const smtp = { name: 'SMTP.SendAsApp', cut: false };

const reach = (changes: Partial<ReachInput>) =>
  effectiveReach({
    ...{ entra: [], policies: [], rbac: [], unreadable: [] },
    senders: [
      { address: 'a@x', id: 'id-a' },
      { address: 'b@x', id: 'id-b' },
    ],
    ...changes,
  });

describe('effective reach', () => {
  it('is the union of what Entra grants, cut by policies, and of the scopes', () => {
    const policies = [{ right: 'restrict' as const, members: of('a') }];
    expect(reach({ entra: [graph], policies, rbac: [of('b')] }).kind).toBe('exact');
    expect(reach({ entra: [graph], policies, rbac: [of('b', 'c')] })).toMatchObject({
      kind: 'wider',
      foreign: ['c@x'],
    });
  });

  it('is tenant-wide when one right is not limited, whatever else is', () => {
    expect(reach({ entra: [graph], rbac: [of('a', 'b')] }).kind).toBe('tenant-wide');
    expect(reach({ rbac: [of('a', 'b'), 'everyone'] }).kind).toBe('tenant-wide');
    const policies = [{ right: 'restrict' as const, members: of('a', 'b') }];
    expect(reach({ entra: [graph, smtp], policies }).kind).toBe('tenant-wide');
  });

  it('takes several Restrict policies as a union and lets Deny beat them', () => {
    const policies = [
      { right: 'restrict' as const, members: of('a', 'c') },
      { right: 'restrict' as const, members: of('b') },
      { right: 'deny' as const, members: of('c') },
    ];
    expect(reach({ entra: [graph], policies }).kind).toBe('exact');
    const onlyDeny = [{ right: 'deny' as const, members: of('c') }];
    expect(reach({ entra: [graph], policies: onlyDeny }).kind).toBe('tenant-wide');
  });

  it('does not let policies do anything without a grant, nor cut a scope', () => {
    const policies = [{ right: 'deny' as const, members: of('a') }];
    expect(reach({ policies, rbac: [of('a', 'b')] }).kind).toBe('exact');
    expect(reach({ policies: [{ right: 'restrict', members: of('a', 'b') }] }).kind).toBe('narrower');
  });

  it('is never exact where something is unknown, but a foreign mailbox stays certain', () => {
    expect(reach({ rbac: [of('a', 'b'), unknown] })).toMatchObject({ kind: 'unknown', count: null });
    expect(reach({ rbac: [of('a', 'b')], unreadable: ['grants'] }).kind).toBe('unknown');
    expect(reach({ rbac: [of('a', 'b', 'c'), unknown] })).toMatchObject({ kind: 'wider', foreign: ['c@x'] });
  });

  it('knows senders by address where their ids could not be read', () => {
    const senders = [{ address: 'A@x', id: null }];
    expect(reach({ senders, rbac: [of('a')] })).toMatchObject({ kind: 'exact', foreign: [] });
  });

  it('never takes a mailbox without an id for a sender without one', () => {
    const senders = [{ address: 'a@x', id: '' }];
    const both = new Map([
      ['a@x', 'a@x'],
      ['', 'foreign@x'],
    ]);
    const rbac = [{ known: true as const, mailboxes: both }];
    expect(reach({ senders, rbac })).toMatchObject({ kind: 'wider', foreign: ['foreign@x'] });
  });

  it('counts N of M where the mailboxes are known: a Deny takes away, an uncut right gives back', () => {
    const all = of('a', 'b', 'c');
    const deny = [{ right: 'deny' as const, members: of('c') }];
    const counted = (changes: Partial<ReachInput>) => {
      const { kind, count, of: total } = reach({ all, ...changes });
      return [kind, count, total];
    };
    expect(counted({ entra: [graph] })).toEqual(['tenant-wide', 3, 3]);
    expect(counted({ entra: [graph], policies: deny })).toEqual(['tenant-wide', 2, 3]);
    expect(counted({ entra: [graph, smtp], policies: deny })).toEqual(['tenant-wide', 3, 3]);
    expect(counted({ entra: [graph], policies: deny, rbac: [of('c')] })).toEqual(['tenant-wide', 3, 3]);
    expect(counted({ entra: [graph], policies: deny, rbac: [unknown] })).toEqual(['tenant-wide', null, 3]);
    expect(counted({ entra: [graph], policies: [{ right: 'deny', members: unknown }] })).toEqual([
      'tenant-wide',
      null,
      3,
    ]);
    expect(counted({ rbac: [of('a', 'b')] })).toEqual(['exact', 2, 3]);
    expect(counted({ rbac: [of('a', 'b')], all: unknown })).toEqual(['exact', 2, null]);
  });

  it('lists some and counts all', () => {
    const names = Array.from({ length: 60 }, (_, index) => `m${index}`);
    const result = reach({ rbac: [of('a', 'b', ...names)] });
    expect([result.count, result.mailboxes.length, result.more]).toEqual([62, 50, 12]);
  });
});
