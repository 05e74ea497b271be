import { describe, expect, it } from 'vitest';
import type { ProofDocument, ProofPart } from '../../../electron/contract/proof';
import type { SetupRecord } from '../../../electron/ports/records';
import { cautionsOf, refuseUnproven } from '../../../electron/services/release';
import { sampleProof } from '../handoff/sample';

const time = '2026-11-21T12:00:00Z';
const theirs = { kind: 'certificate', months: 12, file: 'vendor.cer' } as const;

type Spec = SetupRecord['spec'];

function record(spec: Partial<Spec>, lastProof: SetupRecord['lastProof'] = null): SetupRecord {
  return {
    format: 1,
    id: 'elegere',
    tenantId: '11111111-1111-4111-8111-111111111111',
    tenantName: 'Contoso',
    spec: {
      application: 'eLegere',
      vendor: 'elegere',
      tenant: 'contoso.example',
      scoping: 'accessPolicy',
      senders: [{ address: 'invoices@contoso.example' }],
      outsider: 'ceo@contoso.example',
      testRecipient: 'consultant@partner.example',
      credential: theirs,
      ...spec,
    },
    createdAt: time,
    updatedAt: time,
    objects: {},
    credential: null,
    lastRun: { time, result: 'done', open: [] },
    lastProof,
  };
}

function proofWith(
  verdict: ProofDocument['verdict'],
  authorization: ProofPart['status'],
): NonNullable<SetupRecord['lastProof']> {
  const about = { title: '', finding: '', evidence: [], who: null, next: null };
  const document = sampleProof({
    verdict,
    parts: [{ id: 'authorization', status: authorization, ...about }],
  });
  return { time, verdict, rounds: 1, document };
}

describe('a handoff in accessPolicy mode', () => {
  it('where we hold the credential waits for a live refusal of the outsider', () => {
    const credential = { kind: 'secret', months: 6 } as const;
    for (const lastProof of [null, proofWith('unknown', 'pass'), proofWith('not-yet-effective', 'pass')]) {
      expect(() => refuseUnproven(record({ credential }, lastProof))).toThrow('not proven yet');
    }
    expect(() => refuseUnproven(record({ credential }, proofWith('proven', 'pass')))).not.toThrow();
  });

  it('where only the vendor holds the key waits for Exchange’s own refusal, and then warns aloud', () => {
    for (const lastProof of [null, proofWith('unknown', 'unknown'), proofWith('not-yet-effective', 'pass')]) {
      expect(() => refuseUnproven(record({}, lastProof))).toThrow('was not seen to refuse the outsider');
    }
    const tested = record({}, proofWith('unknown', 'pass'));
    expect(() => refuseUnproven(tested)).not.toThrow();
    const [caution] = cautionsOf(tested);
    expect(caution).toMatch(/^NOT PROVEN LIVE.*every mailbox/u);
    expect(caution).toContain('ceo@contoso.example, which MUST BE REFUSED');
    expect(caution).toContain('addressed to consultant@partner.example and to nobody else');
  });

  it('is refused in either case where the proof failed', () => {
    expect(() => refuseUnproven(record({}, proofWith('failed', 'pass')))).toThrow('failed');
  });
});

describe('what the vendor must read first', () => {
  it('is nothing where it was proven, or where we hold the credential', () => {
    expect(cautionsOf(record({}, proofWith('proven', 'pass')))).toEqual([]);
    expect(cautionsOf(record({ credential: { kind: 'secret', months: 6 } }))).toEqual([]);
  });

  it('is milder where Exchange alone decides', () => {
    const [caution] = cautionsOf(record({ scoping: 'rbac' }));
    expect(caution).toMatch(/^NOT PROVEN LIVE/u);
    expect(caution).not.toContain('every mailbox');
  });
});
