import { actions } from '../actions';
import type { ErrorTable } from '../entry';
import { who } from '../who';

/** Refusals of Exchange Online cmdlets, by exception type and error id, which are the same in every language (facts 5.4). */
export const cmdlets: ErrorTable = {
  family: 'cmdlet',
  entries: [
    {
      id: 'dehydrated',
      title: 'The organisation’s settings were never customised',
      codes: ['InvalidOperationInDehydratedContextException', 'Enable-OrganizationCustomization'],
      cause:
        'Exchange keeps the settings of a new organisation packed up until somebody unpacks them once. Nothing else is wrong.',
      who: who.exchangeAdmin,
      fix: [
        {
          text: 'Let the plan do it: it offers the step where it is needed.',
          command: 'sendwright plan FILE',
          page: 'plan',
        },
        'By hand: run Enable-OrganizationCustomization once, wait some minutes, then go on. A second time it refuses.',
      ],
      mark: 'E',
      source: 'facts 5.4; 6.8',
    },
    {
      id: 'cmdlet-hidden',
      several: true,
      wraps: 1,
      title: 'This person may not run the cmdlet',
      codes: ['CommandNotFoundException', 'CouldNotAutoloadMatchingModule'],
      cause:
        'Exchange hides the cmdlets that a person has no role for, so that PowerShell does not find them; or the module is not connected.',
      who: who.exchangeAdmin,
      fix: [
        'Connect as an Exchange Administrator; a role that was just given needs up to 15 minutes and a fresh sign-in.',
        'Check that Connect-ExchangeOnline went well before.',
      ],
      mark: 'K',
      source: 'facts 6.8; 6.10',
    },
    {
      id: 'cmdlet-denied',
      title: 'Exchange refuses the cmdlet to this person',
      codes: [
        'UnauthorizedAccessException',
        'InsufficientAccessRightsException',
        'ADNoSuchObjectAccessDeniedException',
        'OperationRequiresGroupManagerException',
        'RBACException',
      ],
      cause:
        'The role is missing: role assignments take an Exchange Administrator, an Exchange Recipient Administrator is not enough. A group that one does not own takes -BypassSecurityGroupManagerCheck.',
      who: who.exchangeAdmin,
      fix: [
        'Run it as an Exchange Administrator.',
        {
          text: 'In Sendwright another person can do the Exchange part.',
          command: 'sendwright apply FILE --exchange-as USER',
        },
      ],
      mark: 'K',
      source: 'facts 6.8; 8.3',
    },
    {
      id: 'cmdlet-object-missing',
      several: true,
      title: 'Exchange does not know the object',
      codes: [
        'ManagementObjectNotFoundException',
        'MemberNotFoundException',
        'RecipientNotFoundException',
        'ADNoSuchObjectException',
      ],
      hints: ["couldn't be found on"],
      cause:
        'The name is wrong, or the object was just made. For a service principal: the object id must be that of the enterprise application, not of the app registration.',
      who: who.you,
      fix: ['Check the name or id; what is new needs some minutes.', actions.plan],
      mark: 'O',
      source: 'facts 6.1; 2.4',
    },
    {
      id: 'cmdlet-already-there',
      title: 'Something of this name is already there',
      codes: [
        'ADObjectAlreadyExistsException',
        'ManagementObjectAlreadyExistsException',
        'WLCDManagedMemberExistsException',
        'ProxyAddressExistsException',
        'NameNotAvailableException',
        'MemberAlreadyExistsException',
      ],
      cause: 'A name or an address is taken, perhaps by an earlier run.',
      who: who.you,
      fix: ['Look at it before anything is changed: it may belong to others.', actions.plan],
      mark: 'K',
      source: 'facts 6.2',
    },
    {
      id: 'scope-in-use',
      title: 'The scope is still in use',
      codes: ['ScopeInUseException', 'CannotRemoveManagementScopeException'],
      cause: 'A role assignment stands on it.',
      who: who.exchangeAdmin,
      fix: ['Remove the assignment first; Get-ManagementScope -Orphan shows which scopes are free.'],
      mark: 'O',
      source: 'facts 6.2',
    },
    {
      id: 'policy-space',
      title: 'There is no room for another access policy',
      codes: ['AppAccessPolicySizeLimitException'],
      hints: ['total size of app access policies exceeded the limit'],
      cause: 'A tenant has room for 100 to 300 policies, and long descriptions take it up.',
      who: who.exchangeAdmin,
      fix: [
        'Use rbac scoping: it has no such limit, and access policies are a legacy feature.',
        actions.plan,
      ],
      mark: 'O',
      source: 'facts 7',
    },
    {
      id: 'policy-not-a-principal',
      title: 'An access policy cannot be set on this mailbox',
      codes: [],
      hints: [
        'is not a valid security principal',
        "isn't a security principal",
        'must be a security principal',
        'not a security principal',
      ],
      cause:
        'A shared mailbox, a room, a Microsoft 365 group and a distribution list are no security principals; guides that name the sender itself work for licensed users only.',
      who: who.exchangeAdmin,
      fix: [
        'Put the mailbox into a mail-enabled security group, and name that in the policy.',
        'Or use rbac scoping, which takes shared mailboxes.',
        actions.plan,
      ],
      mark: 'O',
      source: 'facts 7; 11',
    },
    {
      id: 'cmdlet-parameter',
      title: 'Exchange does not offer this parameter here',
      codes: [
        'NamedParameterNotFound',
        'ParameterBindingException',
        'AmbiguousParameterSet',
        'MissingMandatoryParameter',
        'ParameterArgumentValidationError',
      ],
      cause: 'Mistyped, not offered to this person’s role, or not in this cloud.',
      who: who.exchangeAdmin,
      fix: ['Compare with the cmdlet’s page, and connect as an Exchange Administrator.'],
      mark: 'K',
      source: 'facts 6.2',
    },
    {
      id: 'cmdlet-throttled',
      title: 'Exchange asks for fewer requests',
      codes: ['OverBudgetException', 'ServerTooBusyException', 'MicroDelay'],
      cause: 'Too many cmdlets in a short time.',
      who: who.time,
      fix: ['Wait some minutes, then run it again.'],
      mark: 'K',
      source: 'facts 3',
    },
    {
      id: 'exchange-powershell-blocked',
      title: 'Exchange PowerShell is turned off for this person',
      codes: ['EXOModuleEnabled'],
      hints: ['user is not allowed to use remote powershell', "isn't allowed to use remote powershell"],
      cause: 'Set-User -EXOModuleEnabled $false was run for the account.',
      who: who.exchangeAdmin,
      fix: ['Use another administrator, or have it turned on again.'],
      mark: 'O',
      source: 'facts 6.8',
    },
    {
      id: 'wrong-tenant-connected',
      title: 'The connection is to another tenant',
      codes: ['tenant-mismatch'],
      cause:
        'Who was signed in to the browser decides; as a partner a token may stay in the partner’s own tenant.',
      who: who.you,
      fix: [
        'Sign out everywhere, sign in with an account of the customer’s tenant.',
        {
          text: 'As a partner (GDAP) name the customer.',
          command: 'sendwright apply FILE --delegated-organization DOMAIN',
        },
      ],
      mark: 'T',
      source: 'facts 10.3',
    },
  ],
};
