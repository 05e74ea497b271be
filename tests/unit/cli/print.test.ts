import { describe, expect, it } from 'vitest';
import { errorText } from '../../../electron/cli/print-error';
import { minuteAfter, minuteText } from '../../../electron/contract/minutes';
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

  it('counts what is seen, not the codes of colours, and hangs lines under a mark', () => {
    const styled = styleOf(true);
    const text = styled.item(styled.pass, `${styled.bold('word')} `.repeat(30).trim());
    // eslint-disable-next-line no-control-regex -- colours are escape sequences
    const lines = text.replace(/\u001b\[[0-9;]*m/gu, '').split('\n');
    expect(lines[0]?.length).toBeGreaterThan(90);
    expect(lines[1]).toMatch(/^ {4}word/u);
  });
});

describe('errorText', () => {
  it('is no reproach where somebody stopped it, and says how to go on', () => {
    const text = errorText(new AppError({ code: 'cancelled', message: 'Cancelled.' }), plain);
    expect(text).toContain('○ Cancelled.');
    expect(text).toContain('Next: What is done stays; the same command goes on from there.');
  });

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

  it('says of each place who can mend it and how, and leaves out what Entra repeats', () => {
    const text = errorText(
      new AppError({
        code: 'preflight-failed',
        message: 'Not yet.',
        issues: [{ where: 'Sender', problem: 'It is an alias.', who: 'you', next: 'Write the primary one.' }],
        serviceCode: 'AADSTS90002',
        serviceMessage:
          "AADSTS90002: Tenant 'x' not found. Trace ID: a-b Correlation ID: c-d Timestamp: 2026-11-21 10:48:00Z",
        requestId: 'c-d',
      }),
      plain,
    );
    expect(text).toMatch(/Sender: It is an alias\.\n +Who: you\n +Next: Write the primary one\./u);
    expect(text).toContain("The service said: AADSTS90002 · Tenant 'x' not found. · request c-d");
  });
});

describe('times', () => {
  it('that something waits for are told by the first whole minute at which they have come', () => {
    expect(minuteText('2026-11-21T10:59:01.000Z')).toBe('2026-11-21 10:59 UTC');
    expect(minuteAfter('2026-11-21T10:59:01.000Z')).toBe('2026-11-21 11:00 UTC');
    expect(minuteAfter('2026-11-21T10:59:00.000Z')).toBe('2026-11-21 10:59 UTC');
  });
});
