import { describe, expect, it } from 'vitest';
import { isOwnPage } from '../../../electron/app/origin';

const server = new URL('http://localhost:5173');

describe('an own page', () => {
  it('is one of the bundle, or in development of the page server', () => {
    expect(isOwnPage('app://bundle/index.html#/plan', null)).toBe(true);
    expect(isOwnPage('http://localhost:5173/main.tsx', server)).toBe(true);
  });

  it.each([
    'app://bundle.example/',
    'app://other/',
    'other://bundle/',
    'app://bundle:8080/',
    'app://user@bundle/',
    'file:///bundle/index.html',
    'http://localhost:5173/',
    'https://bundle/',
    'about:blank',
    'null',
    '',
  ])('is not %s', (address) => expect(isOwnPage(address, null)).toBe(false));

  it('is not another server of the same computer', () => {
    expect(isOwnPage('http://localhost:5174/', server)).toBe(false);
    expect(isOwnPage('https://localhost:5173/', server)).toBe(false);
  });
});
