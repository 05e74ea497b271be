import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import type { Left } from '../../../electron/setup/removal/left';
import {
  removalParts,
  removalVerdict,
  restorableUntil,
  type TokenAnswer,
} from '../../../electron/setup/removal/proof';

const ok = <T>(value: T) => ({ ok: true as const, value });
const denied = {
  ok: false as const,
  error: new AppError({ code: 'permission-denied', message: 'hidden', who: 'an Exchange Administrator' }),
};

const nothing: Left = {
  ...{ applications: ok({ marked: [], credentials: [] }), deleted: ok(null), principal: ok(null) },
  ...{ deletedPrincipal: ok(null), pointers: ok([]), assignments: ok([]), scope: ok(null) },
  ...{ policies: ok([]), group: ok(null), keychain: ok({ name: 'the keychain', held: false }) },
};
const at = '2026-11-21T10:00:00.000Z';
const refused: TokenAnswer = { kind: 'refused', code: 'AADSTS700016', at, withCredential: true };

const verdictOf = (left: Partial<Left>, token: TokenAnswer = refused) =>
  removalVerdict(removalParts({ ...nothing, ...left }, [], token, true));

describe('whether anything is left', () => {
  it('nothing, where everything could be looked at', () => {
    expect(verdictOf({})).toBe('removed');
  });

  it.each<[string, Partial<Left>]>([
    ['a service principal', { principal: ok('id') }],
    ['a credential with the marker', { applications: ok({ marked: [], credentials: ['"sendwright x"'] }) }],
    ['a pointer', { pointers: ok(['Ostendo']) }],
    ['a role assignment', { assignments: ok(['sendwright-x']) }],
    ['a scope', { scope: ok('sendwright-x') }],
    ['a policy', { policies: ok(['RestrictAccess']) }],
    ['a group', { group: ok('sendwright-x') }],
    ['a credential in the keychain', { keychain: ok({ name: 'the keychain', held: true }) }],
  ])('%s is found', (_name, left) => {
    expect(verdictOf(left)).toBe('not-removed');
  });

  it.each(Object.keys(nothing).filter((name) => !['deleted', 'deletedPrincipal'].includes(name)))(
    'what could not be looked at is unknown, never green: %s',
    (name) => {
      expect(verdictOf({ [name]: denied })).toBe('unknown');
    },
  );

  it('names who can see what could not be seen', () => {
    const parts = removalParts({ ...nothing, scope: denied }, [], refused, true);
    expect(parts.find(({ id }) => id === 'scope')).toMatchObject({
      status: 'unknown',
      who: 'an Exchange Administrator',
    });
  });

  it('what stays on purpose is kept', () => {
    const kept = [{ what: 'scope' as const, name: 'sendwright-x', why: 'Others need it.' }];
    const parts = removalParts({ ...nothing, scope: ok('sendwright-x') }, kept, refused, true);
    expect(parts.find(({ id }) => id === 'scope')).toMatchObject({ status: 'kept' });
    expect(removalVerdict(parts)).toBe('removed');
  });
});

describe('what Entra says to a token request', () => {
  it.each<[string, TokenAnswer, string]>([
    ['still gives one', { kind: 'given' }, 'not-removed'],
    ['could not be asked', { kind: 'not-asked', why: 'no network' }, 'unknown'],
    ['does not know the application', { ...refused, withCredential: false }, 'removed'],
    ['misses the service principal', { ...refused, code: 'AADSTS7000229', withCredential: false }, 'removed'],
    [
      'only says that a made-up secret is wrong',
      { ...refused, code: 'AADSTS7000215', withCredential: false },
      'unknown',
    ],
    ['refused the credential itself', { ...refused, code: 'AADSTS7000215' }, 'removed'],
  ])('%s', (_name, token, verdict) => {
    expect(verdictOf({}, token)).toBe(verdict);
  });
});

describe('until when it can be brought back', () => {
  it('30 days from the deletion, or not at all', () => {
    expect(restorableUntil(nothing)).toBeNull();
    const deletedPrincipal = ok({ id: 'id', deletedDateTime: '2026-11-01T00:00:00Z' });
    expect(restorableUntil({ ...nothing, deletedPrincipal })).toBe('2026-12-01T00:00:00.000Z');
    expect(restorableUntil({ ...nothing, deletedPrincipal: denied })).toBeNull();
  });
});
