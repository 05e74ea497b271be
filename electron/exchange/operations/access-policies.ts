import type { AccessPolicyView, Exchange } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import { text } from '../rows';
import type { OperationContext } from './context';

type AccessPolicies = Pick<
  Exchange,
  'accessPolicies' | 'allAccessPolicies' | 'createAccessPolicy' | 'removeAccessPolicy'
>;

/** Get-, New- and Remove-ApplicationAccessPolicy (facts 7). Policies for all applications (`*`) are listed too. */
export function accessPolicyOperations({ call }: OperationContext): AccessPolicies {
  const all = async (): Promise<readonly AccessPolicyView[]> => {
    const rows = (await orNullIfMissing(call('Get-ApplicationAccessPolicy'))) ?? [];
    return rows.map((row) => ({
      identity: text(row, 'Identity'),
      appId: text(row, 'AppId'),
      scopeName: text(row, 'ScopeName'),
      scopeIdentity: text(row, 'ScopeIdentity') || text(row, 'ScopeName'),
      accessRight: text(row, 'AccessRight'),
    }));
  };
  return {
    async accessPolicies(appId) {
      return (await all()).filter(
        (policy) => policy.appId === '*' || policy.appId.toLowerCase() === appId.toLowerCase(),
      );
    },
    allAccessPolicies: all,
    async createAccessPolicy(appId, groupAddress, accessRight = 'RestrictAccess') {
      await call('New-ApplicationAccessPolicy', {
        AppId: [appId],
        PolicyScopeGroupId: groupAddress,
        AccessRight: accessRight,
        // One character: descriptions eat the space that limits the number of policies (facts 7).
        Description: '.',
      });
    },
    async removeAccessPolicy(identity) {
      await call('Remove-ApplicationAccessPolicy', { Identity: identity, Confirm: false });
    },
  };
}
