import { describe, expect, it } from 'vitest';
import type { CommonOptions } from '../../../../electron/cli/context';
import { AppError } from '../../../../electron/contract/errors';
import { refuseSenseless } from '../../../../electron/hosts/terminal/exchange-options';

const given = (options: Partial<CommonOptions>): CommonOptions => ({
  cloud: 'global',
  color: false,
  ...options,
});
const practice = 'practice.json';
const exchangeClientId = '11111111-2222-4333-8444-555555555555';

describe('options of Exchange', () => {
  it.each<[string, Partial<CommonOptions>]>([
    ['--exchange practice without a practice tenant', { exchange: 'practice' }],
    ['a way to sign in where nobody does', { practice, exchangeSignIn: 'token' }],
    ['an install where no module is needed', { practice, installModule: true }],
    [
      'a browser in front of a practice tenant',
      { practice, exchange: 'powershell', exchangeSignIn: 'browser' },
    ],
    [
      'a partner of a practice tenant',
      { practice, exchange: 'powershell', delegatedOrganization: 'a.example' },
    ],
    ['another person for what is left out', { exchange: 'none', exchangeAs: 'exadmin@contoso.example' }],
    ['a cloud for a practice tenant', { practice, cloud: 'china' }],
    ['a client for the module’s own sign-in', { exchangeClientId }],
    ['a partner’s customer that is no domain', { delegatedOrganization: 'x; Remove-Item' }],
  ])('%s is refused with what to do', (_what, options) => {
    let thrown: unknown;
    try {
      refuseSenseless(given(options));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    const { code, next } = (thrown as AppError).facts;
    expect(code).toBe('invalid-input');
    expect(next).toMatch(/--[a-z]/u);
  });

  it('names what is done with Exchange here', () => {
    const refused = (options: Partial<CommonOptions>) => () => {
      refuseSenseless(given({ practice, installModule: true, ...options }));
    };
    expect(refused({})).toThrow('reached through the practice tenant');
    expect(refused({ exchange: 'none' })).toThrow('left out');
  });

  it.each<Partial<CommonOptions>>([
    {},
    { practice },
    { exchange: 'powershell', practice, exchangeSignIn: 'token' },
    { exchangeSignIn: 'token', exchangeClientId },
    { exchangeSignIn: 'device', installModule: true },
    { delegatedOrganization: 'contoso.onmicrosoft.com' },
  ])('%o is fine', (options) => {
    expect(() => refuseSenseless(given(options))).not.toThrow();
  });
});
