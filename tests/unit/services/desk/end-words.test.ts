import { describe, expect, it } from 'vitest';
import type { Operation, OperationResult } from '../../../../electron/contract/desk/operation';
import { endWords } from '../../../../electron/services/desk/end-words';

const ended = (outcome: Operation['outcome']) => endWords({ outcome } as Operation);
const apply = (result: string) =>
  ended({ kind: 'finished', result: { kind: 'apply', document: { result } } as OperationResult });
const proof = (verdict: string) =>
  ended({ kind: 'finished', result: { kind: 'proof', document: { verdict } } as OperationResult });

describe('the words for the end of an operation', () => {
  it('say how a run ended', () => {
    expect(apply('done')).toBe('Everything is set up.');
    expect(apply('needs-person')).toContain('another right');
    expect(apply('cancelled')).toBeNull();
  });

  it('never call a proof green that is not', () => {
    expect(proof('proven')).toBe('Proven.');
    for (const verdict of ['failed', 'not-yet-effective', 'unknown']) {
      expect(proof(verdict)).not.toMatch(/^Proven/u);
    }
  });

  it('never call a ladder whole that is not', () => {
    const ladder = (result: string) =>
      ended({ kind: 'finished', result: { kind: 'ladder', document: { result } } as OperationResult });
    expect(ladder('holds')).toBe('Every step holds.');
    for (const result of ['unsent', 'waiting', 'open', 'broken']) {
      expect(ladder(result)).not.toBe('Every step holds.');
    }
  });

  it('are those of the failure', () => {
    expect(ended({ kind: 'failed', error: { code: 'offline', message: 'No network.' } })).toBe('No network.');
    expect(ended({ kind: 'failed', error: { code: 'cancelled', message: 'Cancelled.' } })).toBeNull();
    expect(ended(null)).toBeNull();
  });
});
