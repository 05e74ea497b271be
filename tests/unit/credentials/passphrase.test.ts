import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPassphrase, generatePassphrase } from '../../../electron/credentials/passphrase';

describe('passphrase', () => {
  it('makes six groups of four that pass the own check, different each time', () => {
    const made = Array.from({ length: 50 }, () => generatePassphrase((max) => randomInt(max)));
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^(?:[a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/u);
      checkPassphrase(passphrase);
    }
    expect(new Set(made).size).toBe(50);
  });

  it('uses the whole alphabet of 32: 24 characters are 120 bits', () => {
    let next = 0;
    const seen = new Set<string>();
    let max = 0;
    for (let round = 0; round < 2; round++) {
      for (const character of generatePassphrase((limit) => ((max = limit), next++ % limit))) {
        if (character !== '-') seen.add(character);
      }
    }
    expect(max).toBe(32);
    expect(seen.size).toBe(32);
  });

  it.each([
    ['', /empty/u],
    ['fifteen-letters', /too short: it has 15/u],
    ['a passphrase with\na line break', /line break/u],
    [' blank before the passphrase', /begins or ends with a blank/u],
    ['abababababababababab', /repeats/u],
  ])('refuses %j', (passphrase, message) => {
    expect(() => checkPassphrase(passphrase)).toThrow(message);
  });
});
