import { describe, expect, it } from 'vitest';
import type { VendorNeeds } from '../../../electron/contract/vendor-needs';
import { loadProfile, profileIds } from '../../../electron/handoff/load-profile';
import { ostendo } from '../../../electron/handoff/profiles/ostendo';

const own = { ...ostendo, id: 'acme', name: 'Acme' };

describe('vendor profiles', () => {
  it.each(profileIds)('%s is valid and says what it needs', (id) => {
    const needs: VendorNeeds = loadProfile(id);
    expect(needs.audience).toBe('AzureADMyOrg');
    expect(needs.redirectUris).toEqual([]);
  });

  it('reads a profile from JSON and from YAML', () => {
    expect(loadProfile(JSON.stringify(own)).name).toBe('Acme');
    const yaml = Object.entries(own)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join('\n');
    expect(loadProfile(yaml)).toEqual(loadProfile(JSON.stringify(own)));
  });

  it.each([
    ['an unknown id', 'acme', /no vendor profile "acme"/u],
    ['broken YAML', 'a: [1\nb: }', /neither YAML nor JSON, line \d+/u],
    ['a list', '- a\n- b', /the file: /u],
    ['an unknown field', JSON.stringify({ ...own, colour: 'red' }), /colour/u],
    ['a wrong field', JSON.stringify({ ...own, audience: 'all' }), /audience: .*AzureADMyOrg/u],
    [
      'a wrong field inside a list',
      JSON.stringify({
        ...own,
        fields: [
          { name: 'A', from: 'secret' },
          { name: 'B', from: 'nowhere' },
        ],
      }),
      /fields, entry 2, from: /u,
    ],
    [
      'a credential kind without a field',
      JSON.stringify({ ...own, credentialKinds: ['secret', 'certificate'] }),
      /no field has from: certificate/u,
    ],
    ['steps without the table', JSON.stringify({ ...own, steps: [{ do: 'x' }] }), /exactly one step/u],
    [
      'a fixed field without text',
      JSON.stringify({ ...own, fields: [{ name: 'A', from: 'fixed' }] }),
      /text/u,
    ],
    ['a built-in id', JSON.stringify(ostendo), /comes with Sendwright/u],
  ])('refuses %s, saying where', (_what, content, message) => {
    expect(() => loadProfile(content)).toThrow(message);
    expect(() => loadProfile(content)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
