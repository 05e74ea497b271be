import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const text = readFileSync(resolve(root, 'docs/security.md'), 'utf8');
const rows = text.split('\n').flatMap((line) => {
  const number = /^\| (\d+) \|/u.exec(line)?.[1];
  return number === undefined ? [] : [{ number: Number(number), line }];
});

describe('the table of security settings', () => {
  it('has all 48, once', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 48 }, (_none, index) => index + 1));
  });

  it('names places and tests that are there', () => {
    const named = rows.flatMap(({ line }) =>
      [...line.matchAll(/`((?:electron|tests|build|\.github)\/[^`]+)`/gu)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });
});
