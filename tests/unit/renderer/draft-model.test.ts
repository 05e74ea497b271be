import { describe, expect, it } from 'vitest';
import { addressesIn, problemsAt, withSenders, wrongWithin } from '../../../renderer/pages/draft/draft-model';
import { sentenceText } from '../../../renderer/text/format';

describe('a draft while it is typed', () => {
  it('takes addresses out of whatever they are pasted in', () => {
    const pasted =
      'Invoices <Invoices@contoso.example>; payroll@contoso.example,\n"x"\tinvoices@contoso.example (old)';
    expect(addressesIn(pasted)).toEqual(['invoices@contoso.example', 'payroll@contoso.example']);
    expect(addressesIn('nobody at home')).toEqual([]);
  });

  it('takes 1,000 pasted lines', () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => `site-${index}@contoso.example`);
    expect(addressesIn(lines.join('\r\n'))).toEqual(lines);
  });

  it('adds a sender once', () => {
    const senders = withSenders(
      [{ address: 'a@x.example' }],
      [{ address: 'A@x.example' }, { address: 'b@x.example' }],
    );
    expect(senders.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example']);
  });

  it('knows what is wrong at a place and inside of it', () => {
    const issues = [
      { where: 'senders[3].address', problem: 'p' },
      { where: 'credential.months', problem: 'q' },
    ];
    expect(wrongWithin(issues, 'senders')).toBe(true);
    expect(wrongWithin(issues, 'sender')).toBe(false);
    expect(wrongWithin(issues, 'credential')).toBe(true);
    expect(problemsAt(issues, 'credential')).toEqual([]);
  });

  it('says what the core says as a sentence', () => {
    expect(sentenceText('expected a domain')).toBe('Expected a domain.');
    expect(sentenceText('a@x.example stands in the list twice')).toBe(
      'a@x.example stands in the list twice.',
    );
    expect(sentenceText('Cancelled.')).toBe('Cancelled.');
  });
});
