import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../electron/practice/entra/clients';
import { findClient } from '../../../../electron/practice/entra/clients';
import { redirectKind } from '../../../../electron/practice/entra/redirect-uri';
import { entra, register } from './fixture';

async function client(): Promise<Client> {
  const context = await entra();
  const app = register(context, {
    publicClientRedirectUris: ['http://localhost', 'http://127.0.0.1/back'],
    properties: { web: { redirectUris: ['https://vendor.example/back'] } },
  });
  return findClient(context.world, app.appId);
}

describe('redirect URIs', () => {
  it('match loopback at any port and everything else to the letter', async () => {
    const registered = await client();
    expect(redirectKind(registered, 'http://localhost:51234')).toBe('public');
    expect(redirectKind(registered, 'http://127.0.0.1:1/back')).toBe('public');
    expect(redirectKind(registered, 'https://vendor.example/back')).toBe('confidential');
  });

  it.each([
    'https://vendor.example/back/',
    'https://vendor.example:444/back',
    'http://localhost:1/elsewhere',
    'http://127.0.0.1:1',
    'https://localhost:1',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'not a url',
    '',
  ])('refuses %s', async (uri) => {
    const registered = await client();
    expect(() => redirectKind(registered, uri)).toThrow(/AADSTS50011/u);
  });
});
