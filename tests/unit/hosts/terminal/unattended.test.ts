import { describe, expect, it } from 'vitest';
import type { CommonOptions } from '../../../../electron/cli/context';
import { toAppError } from '../../../../electron/contract/errors';
import { unattendedOf } from '../../../../electron/hosts/terminal/unattended';

const read: string[] = [];
const parts = {
  readText: async (path: string) => {
    read.push(path);
    return Promise.resolve('{}');
  },
};
const asked = async (options: Partial<CommonOptions>) =>
  unattendedOf({ cloud: 'global', color: false, ...options }, parts);
const refusal = async (options: Partial<CommonOptions>) =>
  asked(options).then(
    () => null,
    (error: unknown) => toAppError(error).facts,
  );

describe('who signs in without a person', () => {
  it('is nobody where it was not asked for, and this computer’s where no file is named', async () => {
    expect(await asked({})).toBeNull();
    expect(await asked({ unattended: true })).toEqual({ kind: 'keychain', tenant: null });
    expect(await asked({ unattended: true, tenant: 'Contoso' })).toEqual({
      ...{ kind: 'keychain', tenant: 'Contoso' },
    });
    expect(await asked({ unattended: true, tenant: ['Contoso'] })).toMatchObject({ tenant: null });
  });

  it.each<[string, Partial<CommonOptions>]>([
    ['--as', { as: 'admin@contoso.example' }],
    ['--device-code', { deviceCode: true }],
    ['--client-id', { clientId: 'x' }],
    ['--exchange-as', { exchangeAs: 'ex@contoso.example' }],
    ['--exchange-sign-in', { exchangeSignIn: 'browser' }],
    ['--exchange-client-id', { exchangeClientId: 'x' }],
    ['--delegated-organization', { delegatedOrganization: 'x.example' }],
  ])('is not asked for together with %s, which is about a person', async (name, options) => {
    read.length = 0;
    const facts = await refusal({ unattended: 'job.json', unattendedPassphraseFile: 'p', ...options });
    expect(facts).toMatchObject({ code: 'invalid-input', next: `Leave ${name} out, or --unattended.` });
    expect(read).toEqual([]);
  });

  it('takes a file with its passphrase, and neither alone', async () => {
    expect((await refusal({ unattended: 'job.json' }))?.next).toContain('--unattended-passphrase-file');
    expect((await refusal({ unattendedPassphraseFile: 'p' }))?.code).toBe('invalid-input');
    expect((await refusal({ unattended: true, unattendedPassphraseFile: 'p' }))?.code).toBe('invalid-input');
    const facts = await refusal({ unattended: 'job.json', unattendedPassphraseFile: 'p' });
    expect(facts?.message).toBe('job.json is not a file for signing in without a person.');
  });
});
