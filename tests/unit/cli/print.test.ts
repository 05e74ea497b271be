import { describe, expect, it } from 'vitest';
import { errorText } from '../../../electron/cli/print-error';
import { styleOf, wrapText } from '../../../electron/cli/style';
import { AppError } from '../../../electron/contract/errors';

const plain = styleOf(false);

describe('wrapText', () => {
  it('keeps lines within the width and words whole', () => {
    const text = wrapText('a '.repeat(80).trim(), 4, 40);
    expect(text.split('\n').every((line) => line.length <= 40 && line.startsWith('    '))).toBe(true);
    expect(text.replace(/\s+/gu, ' ').trim()).toBe('a '.repeat(80).trim());
  });

  it('never loses a word longer than a line', () => {
    const long = 'x'.repeat(150);
    expect(wrapText(`see ${long} there`, 2, 60)).toContain(long);
  });
});

describe('errorText', () => {
  it('says what, where, who, next and what the service said', () => {
    const text = errorText(
      new AppError({
        code: 'invalid-input',
        message: 'job.yaml is not a valid setup file: one place to mend.',
        who: 'you',
        next: 'Correct the line.',
        status: 403,
        serviceCode: 'Authorization_RequestDenied',
        requestId: 'abc',
        issues: [
          { where: 'senders[0].address', line: 5, problem: 'expected an address', example: 'a@b.example' },
        ],
      }),
      plain,
    );
    expect(text).toContain('senders[0].address (line 5): expected an address');
    expect(text).toContain('e.g. a@b.example');
    expect(text).toContain('Who can mend it: you');
    expect(text).toContain('Next: Correct the line.');
    expect(text).toContain('HTTP 403 · Authorization_RequestDenied · request abc');
  });
});
