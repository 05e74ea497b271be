/** What a kind of step is called once it is done, and how it is taken back. */
export interface StepWords {
  /** What was done, as a heading. */
  readonly did: string;
  readonly undo: string;
  /** What is lost by taking it back, or while it is taken back. */
  readonly lost: string;
}

const nothing = 'Nothing.';
const onlyReads: Omit<StepWords, 'did'> = {
  undo: 'Nothing to take back: it only waits and reads.',
  lost: nothing,
};

const mailboxes: Readonly<Record<string, StepWords>> = {
  'mailboxes.create-shared': {
    did: 'Shared mailbox created',
    undo: 'Remove the mailbox: Exchange admin center → Recipients → Mailboxes, or Remove-Mailbox.',
    lost: 'The mail in it, unless the mailbox is restored within 30 days.',
  },
  'mailboxes.block-sign-in': {
    did: 'Sign-in with the account of a shared mailbox blocked',
    undo: 'Enable the account again: Entra admin center → Users. There is seldom a reason to.',
    lost: nothing,
  },
  'licence.assign': {
    did: 'Licence assigned',
    undo: 'Take the licence away: Microsoft 365 admin center → Users → Active users → Licenses and apps.',
    lost: 'The mailbox with its mail, unless a licence is assigned again within 30 days.',
  },
};

const entra: Readonly<Record<string, StepWords>> = {
  'application.ensure': {
    did: 'Application registered or corrected',
    undo: 'Where it was new: delete it, Entra admin center → App registrations. Where it was corrected: set back what stands under "Before".',
    lost: 'A deleted application cannot sign in; within 30 days it can be restored with its ids. After that a new one has a new client id.',
  },
  'application.restore': {
    did: 'Deleted application restored',
    undo: 'Delete it again: Entra admin center → App registrations.',
    lost: 'As before: it stays restorable for 30 days.',
  },
  'servicePrincipal.restore': {
    did: 'Deleted service principal restored',
    undo: 'Delete it again: Entra admin center → Enterprise applications.',
    lost: 'As before: it stays restorable for 30 days.',
  },
  'servicePrincipal.ensure': {
    did: 'Service principal made',
    undo: 'Delete it: Entra admin center → Enterprise applications. It also goes with the application.',
    lost: 'The application cannot sign in to this tenant, and its rights in Exchange Online go with it.',
  },
  'grant.add': {
    did: 'Mail.Send granted in Entra',
    undo: 'Revoke it: Entra admin center → Enterprise applications → Permissions. Always before the access policy.',
    lost: 'The application stops sending when its last token ends, after about an hour.',
  },
  'grant.remove': {
    did: 'Grant removed in Entra',
    undo: 'Grant it again: App registrations → API permissions. Better not: a grant of Mail.Send reaches every mailbox.',
    lost: 'What relied on it stops when its last token ends, after about an hour.',
  },
  'grant.wait-tokens': { did: 'Waited until older tokens had ended', ...onlyReads },
  'policy.wait': { did: 'Waited until the access policy took effect', ...onlyReads },
};

const credentials: Readonly<Record<string, StepWords>> = {
  'credential.secret': {
    did: 'Client secret made',
    undo: 'Delete it by its id: App registrations → Certificates & secrets.',
    lost: 'The application cannot sign in with it from then on. Its value is gone for good; a new one must be handed over.',
  },
  'credential.certificate': {
    did: 'Certificate made and added',
    undo: 'Delete it by its thumbprint: App registrations → Certificates & secrets → Certificates.',
    lost: 'The application cannot sign in with it from then on; a new one must be handed over.',
  },
  'credential.pfx': {
    did: 'Given certificate kept here and added',
    undo: 'Delete it by its thumbprint: App registrations → Certificates & secrets → Certificates.',
    lost: 'The application cannot sign in with it from then on. The given file can be used again.',
  },
  'credential.vendor-certificate': {
    did: "Vendor's certificate added",
    undo: 'Delete it by its thumbprint: App registrations → Certificates & secrets → Certificates.',
    lost: "The application cannot sign in with it from then on. The vendor's file can be added again.",
  },
  'credential.remove-orphan': {
    did: 'Client secret removed whose value nobody holds',
    undo: 'Cannot be taken back.',
    lost: 'Nothing: nobody could have used it.',
  },
  'credential.remove-orphan-certificate': {
    did: 'Certificate removed whose private key nobody holds',
    undo: 'Cannot be taken back.',
    lost: 'Nothing: nobody could have used it.',
  },
};

const exchange: Readonly<Record<string, StepWords>> = {
  'exchange.customize': {
    did: 'Customization of the Exchange organisation enabled',
    undo: 'Cannot be taken back. It changes no mailbox and no mail flow.',
    lost: nothing,
  },
  'exchange.pointer': {
    did: 'Service principal made known to Exchange Online',
    undo: 'Remove-ServicePrincipal in Exchange Online, after its role assignments. In Entra it stays.',
    lost: nothing,
  },
  'exchange.group': {
    did: "Senders' security group made or corrected",
    undo: 'Where it was new: Remove-DistributionGroup, after the scope or policy that names it. Where it was corrected: set the members back to those under "Before".',
    lost: 'Its address. The mailboxes of its members stay as they are.',
  },
  'exchange.scope': {
    did: 'Management scope made or corrected',
    undo: 'Where it was new: Remove-ManagementScope, after the role assignment. Where it was corrected: apply the earlier setup file again.',
    lost: nothing,
  },
  'exchange.role-assignment': {
    did: 'Right to send given in Exchange Online, within the scope',
    undo: 'Remove-ManagementRoleAssignment.',
    lost: 'The application stops sending within 2 hours. Applying the setup file gives the right again.',
  },
  'exchange.test-authorization': { did: 'Exchange asked whether the scope holds', ...onlyReads },
  'exchange.remove-assignment': {
    did: 'Role assignment removed',
    undo: 'New-ManagementRoleAssignment with the role and the scope under "Before".',
    lost: 'What used this right cannot send until it is given again, and up to 2 hours longer.',
  },
  'exchange.remove-pointer': {
    did: 'Service principal removed from Exchange Online',
    undo: 'New-ServicePrincipal with the ids under "Before".',
    lost: nothing,
  },
  'exchange.remove-scope': {
    did: 'Management scope removed',
    undo: 'Apply a setup file with scoping: rbac again; it makes the scope anew.',
    lost: 'Nothing: no role assignment used it any more.',
  },
  'exchange.remove-group': {
    did: "Senders' security group removed",
    undo: 'Apply the setup file that needed it again; it makes the group anew.',
    lost: 'Its object id: whatever else named the group must name the new one.',
  },
  'exchange.access-policy': {
    did: 'Application access policy made',
    undo: 'Remove-ApplicationAccessPolicy, but only after the grant of Mail.Send was revoked and an hour has passed: without the policy the grant reaches every mailbox.',
    lost: nothing,
  },
  'exchange.remove-access-policy': {
    did: 'Application access policy removed',
    undo: 'New-ApplicationAccessPolicy with what stands under "Before".',
    lost: 'It takes effect again only after more than an hour.',
  },
};

/** What only a decommission does. */
const removals: Readonly<Record<string, StepWords>> = {
  'credential.remove-secret': {
    did: 'Client secret of the setup removed',
    undo: 'Cannot be taken back: a new one must be made and handed over.',
    lost: 'Whoever used it cannot sign in any more.',
  },
  'credential.remove-certificate': {
    did: 'Certificate of the setup removed',
    undo: 'Add it again, where somebody holds its private key.',
    lost: 'Whoever used it cannot sign in any more.',
  },
  'servicePrincipal.delete': {
    did: 'Service principal deleted',
    undo: 'Restore it within 30 days: sendwright remove SETUP --restore.',
    lost: 'Its grants, for good.',
  },
  'application.delete': {
    did: 'Application deleted',
    undo: 'Restore it within 30 days: sendwright remove SETUP --restore.',
    lost: 'After 30 days its client id.',
  },
  'credential.refused': { did: 'Token asked for with the removed credential, and refused', ...onlyReads },
  'credential.forget': {
    did: 'Credential removed from this computer',
    undo: 'Cannot be taken back.',
    lost: 'Nothing: the credential itself was removed before.',
  },
  'mailboxes.remove': {
    did: 'Shared mailbox deleted',
    undo: 'Restore its deleted user within 30 days: Microsoft 365 admin center → Users → Deleted users.',
    lost: 'After 30 days the mail in it.',
  },
  'licence.remove': {
    did: 'Licence taken back',
    undo: 'Assign it again within 30 days: Microsoft 365 admin center → Users → Active users.',
    lost: 'After 30 days the mailbox, where no other licence has one.',
  },
  'exchange.unseen': { did: 'Exchange part left to somebody who sees it', ...onlyReads },
};

/** Words for every kind of step that can be planned. */
export const stepWords: ReadonlyMap<string, StepWords> = new Map(
  Object.entries({ ...mailboxes, ...entra, ...credentials, ...exchange, ...removals }),
);
