import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { AppError, type ErrorFacts } from '../../../electron/contract/errors';
import type { VendorNeeds } from '../../../electron/contract/vendor-needs';
import { loadProfile, profileIds } from '../../../electron/handoff/load-profile';
import { ostendo } from '../../../electron/handoff/profiles/ostendo';

const own = { ...ostendo, id: 'acme', name: 'Acme' };

const yamlOf = (profile: object): string => stringify(profile);

function refusal(content: string): ErrorFacts {
  try {
    loadProfile(content);
  } catch (error) {
    if (error instanceof AppError) return error.facts;
  }
  throw new Error('was not refused');
}

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
    ['a built-in id', JSON.stringify(ostendo), /comes with Sendwright/u],
    ['aliases without end', 'a: &a [1]\nb: *nowhere\n', /aliases|neither/u],
  ])('refuses %s', (_what, content, message) => {
    expect(() => loadProfile(content)).toThrow(message);
    expect(() => loadProfile(content)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it.each([
    ['a list', '- a\n- b', { where: 'the file' }],
    [
      'a misspelt field',
      yamlOf({ ...own, audiense: 'x' }),
      { problem: expect.stringContaining('did you mean "audience"?') },
    ],
    [
      'a wrong word',
      yamlOf({ ...own, audience: 'all' }),
      {
        where: 'audience',
        line: 4,
        problem: 'expected one of: AzureADMyOrg, AzureADMultipleOrgs',
        example: 'audience: AzureADMyOrg',
      },
    ],
    [
      'a missing field',
      yamlOf({ ...own, scope: undefined }),
      { where: 'scope', problem: 'is missing', example: 'scope: https://graph.microsoft.com/.default' },
    ],
    [
      'a wrong field inside a list',
      yamlOf({
        ...own,
        fields: [
          { name: 'A', from: 'secret' },
          { name: 'B', from: 'nowhere' },
        ],
      }),
      { where: 'fields[1].from', example: expect.stringContaining('clientId') },
    ],
    [
      'a credential kind without a field',
      yamlOf({ ...own, credentialKinds: ['secret', 'certificate'] }),
      { where: 'fields', problem: expect.stringContaining('no field has from: certificate') },
    ],
    [
      'steps without the table',
      yamlOf({ ...own, steps: [{ do: 'x' }] }),
      { where: 'steps', problem: expect.stringContaining('exactly one step') },
    ],
    [
      'a fixed field without text',
      yamlOf({
        ...own,
        fields: [
          { name: 'A', from: 'fixed' },
          { name: 'B', from: 'secret' },
        ],
      }),
      { where: 'fields[0].text' },
    ],
  ])('names the place of %s, what is wrong and how a right one looks', (_what, content, issue) => {
    const facts = refusal(content);
    expect(facts.code).toBe('invalid-input');
    expect(facts.issues).toContainEqual(expect.objectContaining(issue));
    expect(facts.issues?.every(({ line }) => line !== undefined)).toBe(true);
  });

  it('damaged in any way, a profile is read or refused with a place, never in any other way', () => {
    const keys = Object.keys(own);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        try {
          loadProfile(JSON.stringify({ ...own, [key]: value }));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          const { issues, message } = (error as AppError).facts;
          expect(issues?.length ?? 0, message).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['ostendo', ['FromAddress', 'ClientID', 'ClientSecret', 'TenantID', 'Default']],
    ['autologyx', ['Provider', 'Tenant ID', 'Client ID', 'Client Secret', 'Scope']],
    ['elegere', ['Tenant Id', 'Client Id', 'Certificate']],
  ])('%s has the fields of its screen, in their order', (id, names) => {
    expect(loadProfile(id).fields.map((field) => field.name)).toEqual(names);
  });
});
