import { describe, expect, it } from 'vitest';
import {
  entraRefusal,
  exchangeSignInOf,
  sessionAccess,
} from '../../../../electron/services/session/powershell-sign-in';
import type { Hello } from '../../../../electron/exchange/powershell/protocol';
import { cloudByName, practiceCloud, type Cloud } from '../../../../electron/identity/clouds';
import type { PracticeInfo } from '../../../../electron/contract/practice-info';
import type { SessionOptions } from '../../../../electron/ports/session';
import type { UnattendedSignIn } from '../../../../electron/ports/unattended';
import type { ReadingApplication } from '../../../../electron/services/session/reading-application';
import type { TokenProvider } from '../../../../electron/ports/tokens';

const graphTenant = '11111111-2222-4333-8444-555555555555';
const core = { edition: 'Core' } as Hello;
const desktop = { edition: 'Desktop' } as Hello;
const tokens: TokenProvider = {
  graph: async () => 'graph token',
  exchange: async () => 'exchange token',
  account: async (resource) => ({
    username: `${resource}@contoso.example`,
    objectId: 'x',
    tenantId: graphTenant,
  }),
  refresh: async () => undefined,
};
const info = {
  exchange: 'https://localhost:1/exchange',
  caFile: '/tmp/a folder/ca.pem',
  authority: 'https://localhost:1',
  graph: 'https://localhost:1',
} as PracticeInfo;

function access(
  changes: Partial<SessionOptions> = {},
  cloud: Cloud = cloudByName('global'),
  tenant = 'contoso.example',
  application: ReadingApplication | null = null,
) {
  const session: SessionOptions = {
    ...{ practice: null, cloud: 'global', clientId: null, loginHint: null, exchangeLoginHint: null },
    ...{ exchange: 'powershell', deviceCode: false, exchangeSignIn: null, exchangeClientId: null },
    ...{ delegatedOrganization: null, installModule: false },
    ...changes,
  };
  return {
    session,
    ...sessionAccess({ session, cloud, tokens, tenant, application, signal: new AbortController().signal }),
  };
}

describe('how PowerShell signs in to Exchange', () => {
  it('in the browser as the person who is signed in, or as the one named for Exchange', async () => {
    expect(await access().connect(core)).toEqual({
      signIn: 'browser',
      userPrincipalName: 'graph@contoso.example',
    });
    expect(await access({ exchangeLoginHint: 'ex@contoso.example' }).connect(core)).toEqual({
      signIn: 'browser',
      userPrincipalName: 'ex@contoso.example',
    });
  });

  it('with the module’s own code on 7 and with our token on 5.1', async () => {
    const one = access({ deviceCode: true });
    expect(exchangeSignInOf(one.session)).toBe('device');
    expect(await one.connect(core)).toEqual({ signIn: 'device' });
    expect(await one.connect(desktop)).toMatchObject({ signIn: 'token', accessToken: 'exchange token' });
  });

  it('with a token as whoever it is for, in the cloud and for the customer that are named', async () => {
    const changes = { exchangeSignIn: 'token', delegatedOrganization: 'customer.example' } as const;
    expect(await access(changes, cloudByName('gcchigh')).connect(core)).toEqual({
      ...{ signIn: 'token', accessToken: 'exchange token', userPrincipalName: 'exchange@contoso.example' },
      ...{ environment: 'O365USGovGCCHigh', delegatedOrganization: 'customer.example' },
    });
  });

  it('to a practice tenant with a token always, at its address, trusting its CA', async () => {
    const one = access({ practice: { info, ca: 'pem' }, deviceCode: true }, practiceCloud(info));
    expect(await one.connect(core)).toMatchObject({
      signIn: 'token',
      connectionUri: 'https://localhost:1/exchange#%2Ftmp%2Fa%20folder%2Fca.pem',
    });
  });

  it('as an application with its token and the tenant’s initial domain, whatever else is set', async () => {
    const signIn = { organization: 'contoso.onmicrosoft.com' } as UnattendedSignIn;
    const application = { signIn: async () => Promise.resolve(signIn) } as ReadingApplication;
    const one = access({ exchangeSignIn: 'browser' }, cloudByName('gcchigh'), graphTenant, application);
    expect(await one.connect(core)).toEqual({
      ...{ signIn: 'token', accessToken: 'exchange token', organization: 'contoso.onmicrosoft.com' },
      environment: 'O365USGovGCCHigh',
    });
    const unattended = { kind: 'keychain', tenant: null } as const;
    expect(exchangeSignInOf({ ...one.session, unattended })).toBe('token');
  });

  it('must lead to the tenant that was asked for by id, else to that of the sign-in to Graph', async () => {
    const id = '99999999-2222-4333-8444-555555555555';
    expect(await access({}, cloudByName('global'), id).expectedTenant()).toBe(id);
    expect(await access().expectedTenant()).toBe(graphTenant);
  });

  it('and is refused by Entra’s number, whatever the language', () => {
    expect(entraRefusal('Zugriff verweigert: AADSTS53003: blockiert')?.facts.serviceCode).toBe('AADSTS53003');
    expect(entraRefusal('irgendetwas')).toBeNull();
  });
});
