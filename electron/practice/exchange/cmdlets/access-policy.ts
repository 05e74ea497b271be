import { accessPolicyVerdict } from '../../mail/policy-rule';
import type { AccessPolicy } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { alreadyExists, exchangeError, invalidValue, notFound } from '../errors';
import { findMailbox, findOne, isSecurityPrincipal, recipients } from '../recipients/find';
import { securityIdentifier } from '../recipients/sid';

/** The ApplicationAccessPolicy cmdlets (facts 7). */
export const accessPolicyCmdlets: CmdletFamily = {
  'New-ApplicationAccessPolicy': {
    parameters: ['AppId', 'AccessRight', 'PolicyScopeGroupID', 'Description'],
    run: create,
  },
  'Get-ApplicationAccessPolicy': { parameters: ['Identity'], run: list },
  'Set-ApplicationAccessPolicy': { parameters: ['Identity', 'Description'], run: change },
  'Remove-ApplicationAccessPolicy': { parameters: ['Identity'], run: remove },
  'Test-ApplicationAccessPolicy': { parameters: ['Identity', 'AppId'], run: test },
};

/** Facts 7: about 300 policies with a description of one character fit, about 100 with a long one. */
const space = { total: 30_000, policy: 99 };

function create({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const scope = findOne(recipients(state), parameters.required('PolicyScopeGroupID'));
  if (!isSecurityPrincipal(scope)) {
    throw invalidValue(
      `'${scope.name}' isn't a valid security principal. The policy scope must be a user mailbox, a mail user or a mail-enabled security group, not ${scope.recipientTypeDetails}.`,
    );
  }
  const accessRight =
    parameters.required('AccessRight').toLowerCase() === 'denyaccess' ? 'DenyAccess' : 'RestrictAccess';
  const description = parameters.text('Description') ?? '';
  const policies = parameters.list('AppId').map((appId): AccessPolicy => {
    const sid = securityIdentifier(scope.guid);
    return {
      identity: `${state.tenant.id}\\${appId}:${sid};${world.newId()}`,
      appId: knownForm(appId),
      scopeRecipientId: scope.externalDirectoryObjectId,
      scopeName: scope.displayName,
      accessRight,
      description,
    };
  });
  // A second policy alike adds nothing; whether Exchange takes it is not in the facts.
  const twin = policies.find((policy) => state.accessPolicies.some((one) => isAlike(one, policy)));
  if (twin !== undefined) throw alreadyExists(`${twin.appId}:${twin.scopeName}`);
  checkSpace([...state.accessPolicies, ...policies]);
  state.accessPolicies.push(...policies);
  return policies.map((policy) => shown(state, policy));
}

function knownForm(appId: string): string {
  if (appId === '*' || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(appId)) {
    return appId.toLowerCase();
  }
  throw invalidValue(`'${appId}' isn't a valid application id.`);
}

function isAlike(one: AccessPolicy, other: AccessPolicy): boolean {
  return (
    one.appId === other.appId &&
    one.scopeRecipientId === other.scopeRecipientId &&
    one.accessRight === other.accessRight
  );
}

function checkSpace(policies: readonly AccessPolicy[]): void {
  const used = policies.reduce((sum, policy) => sum + space.policy + policy.description.length, 0);
  if (used > space.total) {
    throw exchangeError(
      'Microsoft.Exchange.Configuration.Tasks.TaskInvalidOperationException',
      'The total size of App Access Policies exceeded the limit.',
    );
  }
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const identity = parameters.text('Identity');
  const policies = identity === undefined ? state.accessPolicies : [findPolicy(state, identity)];
  return policies.map((policy) => shown(state, policy));
}

function change({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const policy = findPolicy(state, parameters.required('Identity'));
  const description = parameters.text('Description') ?? policy.description;
  checkSpace([...state.accessPolicies.filter((one) => one !== policy), { ...policy, description }]);
  policy.description = description;
  return [];
}

function remove({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const policy = findPolicy(state, parameters.required('Identity'));
  state.accessPolicies = state.accessPolicies.filter((one) => one !== policy);
  return [];
}

/** Right at once, unlike live calls; tests the policies, not the grant (facts 7). The result is localised. */
function test({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const mailbox = findMailbox(state, parameters.required('Identity'));
  const appId = parameters.required('AppId');
  const verdict = accessPolicyVerdict(state, appId, mailbox.externalDirectoryObjectId);
  const words = {
    en: { granted: 'Granted', denied: 'Denied' },
    fr: { granted: 'Accordé', denied: 'Refusé' },
  };
  return [
    {
      AppId: appId,
      Mailbox: mailbox.name,
      MailboxId: mailbox.guid,
      MailboxSid: securityIdentifier(mailbox.guid),
      AccessCheckResult: words[state.organization.language][verdict],
    },
  ];
}

function findPolicy(state: WorldState, identity: string): AccessPolicy {
  const wanted = identity.toLowerCase();
  const found = state.accessPolicies.find((policy) => policy.identity.toLowerCase() === wanted);
  if (found === undefined) throw notFound(identity);
  return found;
}

function shown(state: WorldState, policy: AccessPolicy): Output {
  const scope = recipients(state).find((one) => one.externalDirectoryObjectId === policy.scopeRecipientId);
  return {
    Identity: policy.identity,
    AppId: policy.appId,
    ScopeName: policy.scopeName,
    ScopeIdentity: scope?.name ?? policy.scopeName,
    ScopeIdentityRaw: scope === undefined ? '' : `${securityIdentifier(scope.guid)};${scope.guid}`,
    AccessRight: policy.accessRight,
    Description: policy.description,
    IsValid: scope !== undefined,
  };
}
