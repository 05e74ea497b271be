import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { defaultDomain } from '../recipients/naming';

/** Get-ConnectionInformation, the module's own: which tenant the connection is in (facts 10.2). */
export const connectionCmdlets: CmdletFamily = {
  'Get-ConnectionInformation': { parameters: [], run: list },
};

function list({ world, caller }: CmdletCall): readonly Output[] {
  const { tenant } = world.state;
  return [
    {
      ConnectionId: tenant.id,
      Name: 'ExchangeOnline_1',
      Id: 1,
      State: 'Connected',
      TokenStatus: 'Active',
      TenantID: tenant.id,
      Organization: defaultDomain(world.state),
      UserPrincipalName: caller.upn ?? '',
      ConnectionUri: 'https://outlook.office365.com',
      ModuleName: 'ExchangeOnlineManagement',
      ModulePrefix: '',
      IsEopSession: false,
    },
  ];
}
