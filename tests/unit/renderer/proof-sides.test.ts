import { describe, expect, it } from 'vitest';
import { partsByWeight, sideHolds, sidesOf } from '../../../renderer/pages/proof/proof-sides';
import { notYetProof } from '../../support/documents/proof-not-yet';
import { provenProof } from '../../support/documents/proof-proven';
import { tenantWideProof } from '../../support/documents/proof-variants';

describe('both sides of a proof', () => {
  it('hold where senders were accepted and the outsider was refused', () => {
    const { inside, outside } = sidesOf(provenProof);
    expect(inside.map(({ address, holds }) => [address, holds])).toEqual([
      ['invoices@contoso.example', 'yes'],
      ['payroll-notification@contoso.example', 'yes'],
    ]);
    expect(outside.map(({ address, holds }) => [address, holds])).toEqual([['ceo@contoso.example', 'yes']]);
    expect(inside[0]?.lines.map(({ part }) => part)).toEqual([
      'authorization',
      'sends',
      'delivery',
      'sent-items',
    ]);
  });

  it('does not hold outside where the outsider was accepted', () => {
    const { inside, outside } = sidesOf(tenantWideProof);
    expect(sideHolds(inside)).toBe('yes');
    expect(sideHolds(outside)).toBe('no');
  });

  it('does not take Exchange’s own test for a proof', () => {
    const { inside, outside } = sidesOf(notYetProof);
    expect(inside.map(({ holds }) => holds)).toEqual(['no', 'untold']);
    expect(sideHolds(outside)).toBe('untold');
  });

  it('names the outsider although nothing was tried with it', () => {
    const { outside } = sidesOf({ ...provenProof, parts: [] });
    expect(outside).toEqual([{ address: 'ceo@contoso.example', holds: 'untold', lines: [] }]);
  });
});

it('puts the worst part first', () => {
  expect(partsByWeight(notYetProof).map(({ status }) => status)).toEqual([
    'waiting',
    'skipped',
    'skipped',
    'pass',
    'pass',
    'pass',
    'pass',
  ]);
});
