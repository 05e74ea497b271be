import { describe, expect, it } from 'vitest';
import type { StatusRow } from '../../../electron/contract/desk/setups';
import { nextAction, routeOfAction } from '../../../renderer/pages/overview/next-action';
import { meaningOf } from '../../../renderer/pages/send/send-result';
import { contoso } from '../../support/documents/parts';

const status: StatusRow = {
  ...{ id: 'ostendo-continuum', tenant: contoso.id, tenantName: contoso.name, application: 'Ostendo' },
  ...{ clientId: null, scoping: 'rbac', senders: ['invoices@contoso.example'], state: 'proven', open: [] },
  credential: { kind: 'secret', expires: '2027-05-20T00:00:00Z', daysLeft: 180 },
  ...{ lastProof: null, next: '' },
};

const seen = {
  ...{ from: 'a@contoso.example', firstAt: '2026-11-21T10:00:00Z', messages: 1, recipients: 1 },
  lookedAt: '2026-11-21T11:00:00Z',
};

const looked = { time: '2026-11-21T10:00:00Z', verdict: 'unknown' };

describe('what to do next with a setup', () => {
  it.each([
    [{}, 'hand-over'],
    [{ stage: 'test' as const }, 'go-live'],
    [{ takenOver: { by: 'Ostendo', at: '2026-11-21T10:00:00Z', test: null, isCurrent: true } }, 'nothing'],
    [{ takenOver: { by: 'Ostendo', at: '2026-11-21T10:00:00Z', test: null, isCurrent: false } }, 'hand-over'],
    [{ handedOver: true, acceptance: null }, 'see-mail'],
    [{ handedOver: false, acceptance: null }, 'hand-over'],
    [{ handedOver: true, acceptance: seen }, 'nothing'],
    [{ state: 'partly-applied' as const }, 'go-on'],
    [{ state: 'proof-failed' as const }, 'mend'],
    [{ state: 'configured' as const }, 'prove'],
    [{ state: 'configured' as const, vendorHolds: 'key' as const }, 'prove'],
    [{ state: 'configured' as const, vendorHolds: 'key' as const, lastProof: looked }, 'hand-over-first'],
    [
      { state: 'configured' as const, vendorHolds: 'key' as const, lastProof: looked, handedOver: true },
      'vendor-proves',
    ],
    [{ credential: { kind: 'secret', expires: '2026-11-20T00:00:00Z', daysLeft: -1 } }, 'renew'],
  ])('%j', (more, action) => {
    expect(nextAction({ status: { ...status, ...more } })).toBe(action);
  });

  it('needs the draft where it changes something', () => {
    expect(routeOfAction('go-on', { status, draft: null, proof: null })).toBeNull();
    expect(routeOfAction('prove', { status, draft: null, proof: null })).toEqual({
      page: 'proof',
      setup: status.id,
    });
  });
});

it.each([
  ['invoices@contoso.example', 'accepted', 'accepted'],
  ['Invoices@Contoso.example', 'refused', 'refused-inside'],
  ['ceo@contoso.example', 'refused', 'refused-outside'],
  ['ceo@contoso.example', 'accepted', 'accepted-outside'],
] as const)('a test mail as %s that was %s means: %s', (from, result, meaning) => {
  expect(meaningOf({ from, result }, status.senders)).toBe(meaning);
});
