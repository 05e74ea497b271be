import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { createDirectory } from '../../../electron/graph/directory';
import type { Directory } from '../../../electron/ports/directory';
import { bench, errorBody, partsOf, type Bench, type Script } from './fakes';

function open(script: Script): Bench & { readonly directory: Directory } {
  const made = bench(script);
  return { ...made, directory: createDirectory({ http: made.http, tokens: made.tokens }) };
}

const application = {
  id: 'object',
  appId: 'client',
  displayName: 'Mailer',
  uniqueName: 'sendwright-mailer',
  signInAudience: 'AzureADMyOrg',
  tags: ['sendwright'],
  requiredResourceAccess: [{ resourceAppId: 'graph', resourceAccess: [{ id: 'mail', type: 'Scope' }] }],
  web: { redirectUris: ['https://vendor.example/back'], implicitGrantSettings: {} },
  unexpected: true,
};

const wanted = {
  displayName: 'Mailer',
  signInAudience: 'AzureADMyOrg',
  tags: ['sendwright'],
  redirectUris: [],
  declared: [
    { resourceAppId: 'graph', id: 'a', type: 'Role' },
    { resourceAppId: 'graph', id: 'b', type: 'Scope' },
  ],
} as const;

describe('directory', () => {
  it('creates or updates the application in one request by its unique name', async () => {
    const { directory, transport, tokens } = open(() => ({ status: 201, json: application }));
    const made = await directory.upsertApplication('sendwright-mailer', wanted);
    expect(made).toMatchObject({
      created: true,
      application: { id: 'object', redirectUris: ['https://vendor.example/back'] },
    });
    expect(transport.lines).toEqual(["PATCH /applications(uniqueName='sendwright-mailer')"]);
    expect(transport.requests[0]!.headers['prefer']).toContain('create-if-missing');
    expect(JSON.parse(transport.requests[0]!.body!)).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      requiredResourceAccess: [
        {
          resourceAppId: 'graph',
          resourceAccess: [
            { id: 'a', type: 'Role' },
            { id: 'b', type: 'Scope' },
          ],
        },
      ],
    });
    expect(tokens.asked).toEqual([['Application.ReadWrite.All']]);
  });

  it('reads an updated application back, where the answer has no body', async () => {
    const { directory, transport } = open(({ method }) =>
      method === 'PATCH' ? { status: 204 } : { json: application },
    );
    const made = await directory.upsertApplication('sendwright-mailer', wanted);
    expect(made).toMatchObject({ created: false, application: { appId: 'client' } });
    expect(transport.requests).toHaveLength(2);
  });

  it('waits out replication lag when it makes the service principal (facts 2.4)', async () => {
    const { directory, transport, clock } = open((_request, index) => {
      if (index === 0)
        return { status: 400, json: errorBody('Request_BadRequest', ['NoBackingApplicationObject']) };
      if (index === 1) return { status: 404, json: errorBody('Request_ResourceNotFound') };
      return { status: 201, json: { id: 'sp', appId: 'client', displayName: 'Mailer' } };
    });
    expect(await directory.createServicePrincipal('client')).toMatchObject({
      id: 'sp',
      accountEnabled: true,
      assignmentRequired: false,
    });
    expect(transport.requests).toHaveLength(3);
    expect(clock.sleeps).toEqual([1000, 2000]);
  });

  it('waits for an application that was made a moment ago before it corrects it', async () => {
    const { directory, transport } = open((_request, index) =>
      index === 0
        ? { status: 404, json: errorBody('Request_ResourceNotFound') }
        : { status: 200, json: { id: 'object', appId: 'client', displayName: 'Mailer' } },
    );
    const body = {
      ...{ displayName: 'Mailer', signInAudience: 'AzureADMyOrg' as const, tags: [], notes: '' },
      ...{ redirectUris: [], declared: [] },
    };
    expect((await directory.upsertApplication('sendwright-mailer', body)).created).toBe(false);
    expect(transport.requests.map((request) => request.method)).toEqual(['PATCH', 'PATCH']);
  });

  it('gives up on lag after about two minutes', async () => {
    const { directory, clock } = open(() => ({ status: 404, json: errorBody('Request_ResourceNotFound') }));
    await expect(directory.addPassword('object', 'x', '2027-01-01T00:00:00Z')).rejects.toMatchObject({
      code: 'not-found',
    });
    const total = clock.sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThan(90_000);
    expect(total).toBeLessThanOrEqual(125_000);
  });

  it('does not take another refusal for lag, and never makes a second secret', async () => {
    const policy = open(() => ({ status: 400, json: errorBody('CredentialTypeNotAllowedAsPerAppPolicy') }));
    await expect(policy.directory.addPassword('object', 'x', 'y')).rejects.toMatchObject({
      code: 'policy-refused',
    });
    expect(policy.transport.requests).toHaveLength(1);
    const lost = open(() => new AppError({ code: 'answer-lost', message: 'lost' }));
    await expect(lost.directory.addPassword('object', 'x', 'y')).rejects.toMatchObject({
      code: 'answer-lost',
    });
    expect(lost.transport.requests).toHaveLength(1);
  });

  it('keeps a secret out of the error when the answer is not as expected', async () => {
    const { directory } = open(() => ({ json: { secretText: 'top-secret', keyId: 5 } }));
    const error: unknown = await directory.addPassword('object', 'x', 'y').catch((thrown: unknown) => thrown);
    expect((error as AppError).facts.message).toContain('keyId');
    expect(JSON.stringify((error as AppError).facts)).not.toContain('top-secret');
  });

  it('asks for both scopes when it grants an app role (facts 2.1)', async () => {
    const { directory, tokens } = open(() => ({
      status: 201,
      json: {
        id: 'grant',
        resourceId: 'graph-sp',
        appRoleId: 'role',
        resourceDisplayName: 'Microsoft Graph',
      },
    }));
    await directory.grantAppRole('sp', 'graph-sp', 'role');
    expect(tokens.asked).toEqual([['AppRoleAssignment.ReadWrite.All', 'Application.Read.All']]);
  });

  it('names service plans of twenty senders with the subscriptions read once', async () => {
    const user = (id: string) => ({
      id,
      userPrincipalName: `${id}@contoso.example`,
      assignedPlans: [
        { servicePlanId: 'PLAN-1', capabilityStatus: 'Enabled' },
        { servicePlanId: 'plan-2', capabilityStatus: 'Deleted' },
      ],
    });
    const skus = {
      value: [
        {
          skuId: 's',
          skuPartNumber: 'E3',
          servicePlans: [{ servicePlanId: 'plan-1', servicePlanName: 'EXCHANGE_S_ENTERPRISE' }],
        },
      ],
    };
    const { directory, transport } = open((request) => ({
      json: {
        responses: partsOf(request).map(({ id, url }) => ({
          id,
          status: 200,
          body: url.startsWith('/users/') ? user(/users\/(\w+)/u.exec(url)![1]!) : skus,
        })),
      },
    }));
    const found = await Promise.all(Array.from({ length: 19 }, (_, index) => directory.user(`u${index}`)));
    expect(found[3]).toMatchObject({ id: 'u3', servicePlans: ['EXCHANGE_S_ENTERPRISE'] });
    expect(transport.lines).toEqual(['POST /$batch']);
  });

  it('finds a user by any address and quotes it', async () => {
    const { directory, transport } = open((request) => ({
      json: {
        responses: partsOf(request).map(({ id, url }) => ({
          id,
          status: 200,
          body: {
            value: url.startsWith('/users')
              ? [
                  { id: 'namesake', userPrincipalName: "o'neil@contoso.example", proxyAddresses: [] },
                  {
                    id: 'owner',
                    userPrincipalName: 'x@contoso.example',
                    proxyAddresses: ["smtp:O'Neil@contoso.example"],
                  },
                ]
              : [],
          },
        })),
      },
    }));
    expect(await directory.userByAddress("o'neil@contoso.example")).toMatchObject({ id: 'owner' });
    const url = partsOf(transport.requests[0]!).find((part) => part.url.startsWith('/users'))!.url;
    expect(decodeURIComponent(url)).toContain("proxyAddresses/any(p:p eq 'smtp:o''neil@contoso.example')");
  });

  it('counts free seats and reads the default policy', async () => {
    const { directory } = open(({ url }) =>
      url.includes('subscribedSkus')
        ? {
            json: {
              value: [
                {
                  skuId: 's',
                  skuPartNumber: 'E3',
                  capabilityStatus: 'Enabled',
                  consumedUnits: 7,
                  prepaidUnits: { enabled: 10 },
                },
              ],
            },
          }
        : {
            json: {
              isEnabled: true,
              applicationRestrictions: {
                passwordCredentials: [
                  { restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P180D' },
                  {
                    restrictionType: 'passwordLifetime',
                    state: 'enabled',
                    maxLifetime: 'P90D',
                    restrictForAppsCreatedAfterDateTime: '2030-01-01T00:00:00Z',
                  },
                  { restrictionType: 'passwordAddition', state: 'disabled' },
                ],
                keyCredentials: [{ restrictionType: 'asymmetricKeyLifetime', maxLifetime: 'P1Y' }],
              },
            },
          },
    );
    expect((await directory.skus())[0]).toMatchObject({ freeSeats: 3 });
    expect(await directory.appManagementPolicy()).toEqual({
      secretsForbidden: false,
      secretMaxDays: 180,
      certificateMaxDays: 365,
    });
  });

  it('lists of an assistant only what concerns the signed-in person', async () => {
    const grant = (id: string, principalId: string | null) => ({
      id,
      clientId: 'c',
      resourceId: 'r',
      principalId,
      scope: ' User.Read  Mail.Send ',
    });
    const { directory } = open(() => ({
      json: { value: [grant('all', null), grant('mine', 'me'), grant('other', 'her')] },
    }));
    const found = await directory.consentsOf('assistant');
    expect(found.map(({ id }) => id)).toEqual(['all', 'mine']);
    expect(found[0]!.scopes).toEqual(['User.Read', 'Mail.Send']);
  });
});
