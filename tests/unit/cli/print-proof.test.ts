import { describe, expect, it } from 'vitest';
import { proofText } from '../../../electron/cli/print-proof';
import { styleOf } from '../../../electron/cli/style';
import { part, proofDocument } from './sample';

const plain = styleOf(false);

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}

describe('a printed proof', () => {
  it('tells who and next once where parts wait for the same', () => {
    const todo = { status: 'unknown', who: 'an Exchange Administrator', next: 'Prove again.' } as const;
    const text = proofText(proofDocument([part('authorization', todo), part('doors', todo)]), plain);
    expect(count(text, 'Who can mend it: an Exchange Administrator')).toBe(1);
    expect(count(text, 'Next: Prove again.')).toBe(1);
  });

  it('names the mailboxes in reach, and those that were not agreed', () => {
    const reach = proofDocument([]).reach;
    const text = proofText(
      proofDocument([part('reach')], { reach: { ...reach, foreign: ['ceo@contoso.example'] } }),
      plain,
    );
    expect(text).toContain('in reach: invoices@contoso.example');
    expect(text).toContain('not agreed: ceo@contoso.example');
  });

  it('shows of much evidence the first lines and the last, which is the outsider', () => {
    const evidence = Array.from({ length: 30 }, (_, index) => ({ text: `sender ${index}` }));
    const text = proofText(
      proofDocument([part('sends', { evidence: [...evidence, { text: 'Outsider refused' }] })]),
      plain,
    );
    expect(text).toContain('sender 0');
    expect(text).not.toContain('sender 29');
    expect(text).toContain('25 more');
    expect(text).toContain('Outsider refused');
  });

  it('asks people to look only once it is proven', () => {
    expect(proofText(proofDocument([]), plain)).toContain('Someone looks.');
    const waiting = proofDocument([], {
      verdict: 'not-yet-effective',
      nextTry: '2026-11-21T10:31:00.000Z',
    });
    expect(proofText(waiting, plain)).not.toContain('Someone looks.');
    expect(proofText(waiting, plain)).toContain('Look again after 2026-11-21 10:31 UTC.');
  });

  it('keeps to the width', () => {
    const long = 'word '.repeat(60).trim();
    const text = proofText(
      proofDocument([part('sends', { finding: long, evidence: [{ text: long, requestId: 'r' }] })], {
        summary: long,
      }),
      plain,
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
