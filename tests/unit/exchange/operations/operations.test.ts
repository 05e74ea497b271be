import { describe, expect, it } from 'vitest';
import { exchangeError } from '../../../../electron/exchange/errors';
import { createExchange } from '../../../../electron/exchange/exchange';
import { aliasOf } from '../../../../electron/exchange/operations/recipients';
import type { Exchange } from '../../../../electron/ports/exchange';
import { fakeInvoke, type Call } from '../fake-invoke';
import type { Row } from '../../../../electron/exchange/invoke';

function over(answer: (call: Call) => readonly Row[] | Error): { exchange: Exchange; calls: Call[] } {
  const { invoke, calls } = fakeInvoke(answer);
  return { exchange: createExchange(invoke, { tenant: async () => 't' }), calls };
}

const missing = exchangeError({ cmdlet: 'Get-Any', type: 'ManagementObjectNotFoundException', message: '' });

describe('recipients', () => {
  it('asks for many addresses in calls of twenty and finds them by alias too', async () => {
    const { exchange, calls } = over(({ parameters }) =>
      String(parameters['Filter']).includes("'smtp:sales@contoso.example'")
        ? [
            {
              ExternalDirectoryObjectId: 'id-1',
              RecipientTypeDetails: 'SharedMailbox',
              PrimarySmtpAddress: 'Info@contoso.example',
              EmailAddresses: [
                'SMTP:Info@contoso.example',
                'smtp:Sales@contoso.example',
                'SIP:info@contoso.example',
              ],
            },
          ]
        : [],
    );
    const many = Array.from({ length: 44 }, (_, index) => `m${index}@contoso.example`);
    const found = await exchange.recipients([...many, 'Sales@Contoso.Example']);
    expect(calls).toHaveLength(3);
    expect([...found.keys()]).toEqual(['sales@contoso.example']);
    expect(found.get('sales@contoso.example')?.addresses).toEqual([
      'info@contoso.example',
      'sales@contoso.example',
    ]);
  });

  it('is null for a recipient that is not there, and throws what else goes wrong', async () => {
    expect(await over(() => missing).exchange.recipient('x')).toBeNull();
    const denied = exchangeError({ cmdlet: 'Get-Recipient', type: 'CommandNotFoundException', message: '' });
    await expect(over(() => denied).exchange.recipient('x')).rejects.toBe(denied);
  });

  it('tells how mailboxes stand, and nothing that Exchange leaves out', async () => {
    const { exchange } = over(() => [
      {
        ...{ ExternalDirectoryObjectId: 'id-1', RecipientTypeDetails: 'SharedMailbox' },
        ...{
          PrimarySmtpAddress: 'info@contoso.example',
          LitigationHoldEnabled: false,
          InPlaceHolds: ['mbx1'],
        },
        ...{ HiddenFromAddressListsEnabled: true, ForwardingSmtpAddress: 'smtp:a@b.example' },
      },
      { ExternalDirectoryObjectId: 'id-2', LitigationHoldEnabled: false, AccountDisabled: 'True' },
    ]);
    const states = await exchange.mailboxStates(['id-1', 'id-2']);
    expect(states.get('id-1')).toMatchObject({
      ...{ hidden: true, onHold: true, forwardsTo: 'smtp:a@b.example', accountDisabled: null, audited: null },
    });
    expect(states.get('id-2')).toMatchObject({ hidden: null, onHold: false, accountDisabled: true });
  });

  it('gives new mailboxes a plain name of at most 64 characters', () => {
    expect(aliasOf('büro.größe@contoso.example')).toBe('buro.groe');
    expect(aliasOf(`${'a'.repeat(80)}@contoso.example`)).toHaveLength(64);
  });
});

describe('role assignments', () => {
  it.each([
    [{ CustomResourceScope: 'S', RecipientWriteScope: 'CustomRecipientScope' }, 'custom', 'S'],
    [{ CustomResourceScope: '', RecipientWriteScope: 'Organization' }, 'organization', null],
    [{ RecipientGroupScope: 'G', RecipientWriteScope: 'Group' }, 'group', 'G'],
    [{ RecipientAdministrativeUnitScope: 'U' }, 'administrativeUnit', 'U'],
    [{ RecipientWriteScope: 'SomethingNew' }, 'unknown', null],
    [{}, 'unknown', null],
  ])('reads the scope of %j as %s', async (row, scope, scopeName) => {
    const { exchange } = over(() => [{ Name: 'N', Role: 'Application Mail.Send', ...row }]);
    expect(await exchange.roleAssignments('sp')).toEqual([
      { name: 'N', role: 'Application Mail.Send', scope, scopeName },
    ]);
  });

  it.each(['', '  ', undefined])('refuses to assign a role with %j as its scope', async (scopeName) => {
    const { exchange, calls } = over(() => [{}]);
    const assignment = { name: 'N', role: 'Application Mail.Send', objectId: 'sp', scopeName };
    await expect(exchange.assignRole(assignment as never)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(calls).toEqual([]);
  });
});

describe('access policies', () => {
  it('lists those of the application and those of all applications', async () => {
    const { exchange } = over(() => [
      { Identity: '1', AppId: 'APP', ScopeName: 'G', ScopeIdentity: 'G1', AccessRight: 'RestrictAccess' },
      { Identity: '2', AppId: 'other', ScopeName: 'H', AccessRight: 'RestrictAccess' },
      { Identity: '3', AppId: '*', ScopeName: 'H', AccessRight: 'DenyAccess' },
    ]);
    expect((await exchange.accessPolicies('app')).map((policy) => policy.identity)).toEqual(['1', '3']);
  });
});

describe('the test of an access policy', () => {
  const inLanguage = (granted: string, denied: string, policies: readonly Row[] = []) =>
    over(({ cmdlet, parameters }) => {
      if (cmdlet === 'Get-ApplicationAccessPolicy') return policies;
      const outside = parameters['AppId'] === 'app' && parameters['Identity'] === 'ceo';
      return [{ AccessCheckResult: outside ? denied : granted }];
    }).exchange;

  it.each([
    ['Granted', 'Denied'],
    ['Accordé', 'Refusé'],
    ['Gewährt', 'Verweigert'],
  ])('tells %s from %s', async (granted, denied) => {
    const exchange = inLanguage(granted, denied);
    expect(await exchange.testAccessPolicy('app', 'sender')).toBe('granted');
    expect(await exchange.testAccessPolicy('app', 'ceo')).toBe('denied');
  });

  it('is unknown where a policy for all applications spoils the comparison', async () => {
    const exchange = inLanguage('Accordé', 'Refusé', [{ AppId: '*', AccessRight: 'DenyAccess' }]);
    expect(await exchange.testAccessPolicy('app', 'ceo')).toBe('unknown');
  });

  it('is unknown where Exchange does not test an unknown application', async () => {
    const { exchange } = over(({ cmdlet, parameters }) => {
      if (cmdlet === 'Get-ApplicationAccessPolicy') return [];
      return parameters['AppId'] === 'app' ? [{ AccessCheckResult: 'Refusé' }] : missing;
    });
    expect(await exchange.testAccessPolicy('app', 'ceo')).toBe('unknown');
  });
});

describe('the test of an authorization', () => {
  it.each([
    [true, true],
    ['True', true],
    ['False', false],
    ['Not Run', null],
  ])('reads InScope %j', async (InScope, expected) => {
    const { exchange } = over(() => [{ RoleName: 'Application Mail.Send', InScope }]);
    expect((await exchange.testAuthorization('sp', 'm')).map((view) => view.inScope)).toEqual([expected]);
  });
});

describe('other reads', () => {
  it('counts Sent Items without subfolders, by folder type', async () => {
    const { exchange } = over(() => [
      { FolderType: 'User Created', ItemsInFolder: 40 },
      { Name: 'Éléments envoyés', FolderType: 'SentItems', ItemsInFolder: '7' },
    ]);
    expect(await exchange.sentItems('m')).toBe(7);
  });

  it('says that a person may not administer when the cmdlets are hidden', async () => {
    const hidden = exchangeError({
      cmdlet: 'Get-ManagementScope',
      type: 'CommandNotFoundException',
      message: '',
    });
    expect(await over(() => hidden).exchange.mayAdminister()).toBe(false);
    expect(await over(() => []).exchange.mayAdminister()).toBe(true);
  });

  it('makes a security group closed, hidden and for authenticated senders only', async () => {
    const { exchange, calls } = over(() => [{ Name: 'G' }]);
    await exchange.createSecurityGroup('G', 'g@contoso.example', ['a']);
    await exchange.settleSecurityGroup('G');
    expect(Object.assign({}, ...calls.map((call) => call.parameters))).toMatchObject({
      Type: 'Security',
      MemberJoinRestriction: 'Closed',
      MemberDepartRestriction: 'Closed',
      RequireSenderAuthenticationEnabled: true,
      HiddenFromAddressListsEnabled: true,
    });
  });

  it.each([
    [{}, true],
    [{ HiddenFromAddressListsEnabled: true, MemberJoinRestriction: 'Closed' }, true],
    [{ HiddenFromAddressListsEnabled: false }, false],
    [{ MemberJoinRestriction: 'Open' }, false],
    [{ RequireSenderAuthenticationEnabled: 'False' }, false],
  ])('reads from %j whether a group is settled: %s', async (row, settled) => {
    const { exchange } = over(() => [{ Name: 'G', ...row }]);
    expect((await exchange.group('G'))?.settled).toBe(settled);
  });
});
