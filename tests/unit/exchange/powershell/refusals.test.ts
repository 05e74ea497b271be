import { describe, expect, it } from 'vitest';
import { cmdletError } from '../../../../electron/exchange/powershell/failures';
import { connectionFrom } from '../../../../electron/exchange/powershell/connection';
import { launcher } from '../../../../electron/exchange/powershell/launch';
import { startFailure } from '../../../../electron/exchange/powershell/refusals';
import { signInError } from '../../../../electron/exchange/powershell/sign-in-failure';

const ended = { kind: 'exit', code: 1 } as const;

describe('a PowerShell that refuses', () => {
  it('is understood where its lines are broken in the middle of a word', () => {
    const broken = '+ CategoryInfo          : Secur\r\nityError: (:) [], PSSecurityExc\r\n   eption';
    expect(startFailure(ended, broken).facts.code).toBe('policy-refused');
    expect(startFailure(ended, 'Ein Fehler: Securit').facts.code).toBe('preflight-failed');
  });

  it.each([
    ['NotTheStandIn', 'Name its manifest'],
    ['OnlyTheStandIn', 'Unset SENDWRIGHT_EXO_MODULE'],
  ])('says what to do about the stand-in module: %s', (id, next) => {
    const failure = {
      ...{ type: 'System.InvalidOperationException', fullyQualifiedErrorId: `SendwrightBridge.${id}` },
      ...{ category: 'InvalidOperation', message: 'x', cmdlet: 'connect' },
    };
    expect(signInError(failure, { signIn: 'token' }, () => null).facts).toMatchObject({
      code: 'invalid-input',
      next: expect.stringContaining(next) as string,
    });
  });
});

describe('a sign-in that the module refuses', () => {
  const failure = {
    ...{ type: 'System.UnauthorizedAccessException', fullyQualifiedErrorId: 'X' },
    ...{ category: 'X', message: 'Nicht zulässig.', cmdlet: 'connect' },
  };

  it('sends a person to another way, and an application to its rights', () => {
    const person = signInError(failure, { signIn: 'token' }, () => null);
    expect(person.facts.next).toContain('--exchange-sign-in browser');
    const application = { signIn: 'token', organization: 'contoso.onmicrosoft.com' } as const;
    const { next } = signInError(failure, application, () => null).facts;
    expect(next).toContain('Exchange.ManageAsApp');
    expect(next).not.toContain('--exchange-sign-in');
  });
});

describe('a cmdlet that ran, and whose reply could not be written', () => {
  const failure = (id: string) => ({
    ...{ type: 'System.InvalidOperationException', fullyQualifiedErrorId: `SendwrightBridge.${id}` },
    ...{ category: 'InvalidOperation', message: 'x', cmdlet: 'New-ManagementScope' },
  });

  it('has not failed: its answer is lost', () => {
    expect(cmdletError(failure('Unwritable'))).toMatchObject({ code: 'answer-lost' });
    expect(cmdletError(failure('Unwritable')).message).toContain('not known');
    expect(cmdletError(failure('NoScope')).code).toBe('internal');
  });
});

describe('the connection', () => {
  const row = { TenantID: 'A-1', State: 'Connected', TokenStatus: 'Active' };

  it('is one: of two nobody could say to which a cmdlet goes', () => {
    expect(connectionFrom([row])?.tenantId).toBe('a-1');
    expect(connectionFrom([row, { ...row, TenantID: 'b-2' }])).toBeNull();
    expect(connectionFrom([])).toBeNull();
  });
});

describe('the folder of the scripts', () => {
  const launch = (platform: NodeJS.Platform, scripts: string) =>
    launcher({
      startChild: () => expect.fail('started'),
      surroundings: { platform, env: {}, folder: '/' },
      ...{ scripts, scratch: '/scratch', opensBrowser: false },
    });

  it('is no pattern that Windows PowerShell could take for another folder', () => {
    expect(() => launch('win32', 'C:\\app[12]\\bridge')).toThrow(
      expect.objectContaining({ code: 'preflight-failed' }),
    );
    expect(() => launch('win32', "C:\\O'Brien $home\\bridge")).not.toThrow();
    expect(() => launch('linux', '/app[12]/bridge')).not.toThrow();
  });
});
