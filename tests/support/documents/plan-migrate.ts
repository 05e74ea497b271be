import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aPlan, aStep, needs } from './parts';

/** From an access policy to rbac: the tenant-wide grant goes. */
export const migrationPlan: PlanDocument = {
  format: 1,
  command: 'plan',
  verdict: 'ready',
  savedAs: null,
  waitsFor: [],
  plan: aPlan({
    setupId: 'autologyx-catalyst',
    spec: {
      application: 'Autologyx Catalyst',
      vendor: 'autologyx',
      tenant: 'contoso.example',
      scoping: 'rbac',
      senders: [
        { address: 'invoices@contoso.example' },
        {
          address: 'payroll-notification@contoso.example',
          create: 'shared',
          displayName: 'Payroll notification',
        },
      ],
      outsider: 'ceo@contoso.example',
      credential: { kind: 'secret', months: 6 },
    },
    checks: [
      aCheck({
        id: 'tenant',
        title: 'Signed-in tenant',
        finding: 'Contoso (d2b22c02-e772-4fb0-adac-3af4e9ce989c)',
      }),
      aCheck({
        id: 'roles',
        title: 'Roles of the signed-in administrator',
        finding: 'admin@contoso.example holds Global Administrator.',
      }),
      aCheck({
        id: 'sender:invoices@contoso.example',
        title: 'Sender invoices@contoso.example',
        finding: 'Shared mailbox "Invoices".',
      }),
      aCheck({
        id: 'sender:payroll-notification@contoso.example',
        title: 'Sender payroll-notification@contoso.example',
        finding: 'Shared mailbox "Payroll notification".',
      }),
      aCheck({ id: 'outsider', title: 'Outsider ceo@contoso.example', finding: 'Mailbox "Clara Chief".' }),
      aCheck({
        id: 'application',
        title: 'Application',
        finding: 'Ours is there: b0e4d0c1-db7b-490c-b54d-ff61a9559a29.',
      }),
      aCheck({
        id: 'other-doors',
        title: 'No tenant-wide right to send',
        finding:
          'Granted for the whole tenant: Mail.Send (Microsoft Graph). While that stands, the scope has no effect. Today an access policy alone cuts Mail.Send down.',
        status: 'fail',
        who: 'a Privileged Role Administrator or a Global Administrator of Contoso',
        next: 'Approve its removal: it is a step of this plan.',
      }),
      aCheck({
        id: 'role-in-cloud',
        title: 'Exchange role "Application Mail.Send"',
        finding: 'This cloud has it.',
      }),
      aCheck({
        id: 'organization-customization',
        title: 'Exchange organisation',
        finding: 'Customization is enabled.',
      }),
      aCheck({
        id: 'enforce-rbac',
        title: 'EnforceExoAppRbacPermissions',
        finding: 'Set to false. It is read and never changed.',
      }),
      aCheck({
        id: 'mailbox-auditing',
        title: 'Mailbox auditing',
        finding: 'On for every mailbox (AuditDisabled is false).',
      }),
      aCheck({
        id: 'keychain',
        title: 'Where the secret will lie',
        finding: 'The keychain of this computer (Windows Credential Manager).',
      }),
      aCheck({
        id: 'vendor-delegated',
        title: 'Delegated Mail.Send',
        finding:
          'The vendor asks for delegated Mail.Send. No scope limits it; it is declared, never consented for all users.',
        status: 'warn',
        who: 'the vendor',
        next: 'Ask the vendor whether it is needed: an application that sends by itself does not use it.',
      }),
    ],
    steps: [
      aStep({
        id: 'application',
        kind: 'application.ensure',
        group: 'entra',
        summary: 'Correct the application "Autologyx Catalyst": for this tenant only, no Mail.Send declared.',
        before: 'declares other permissions',
        after: 'no Mail.Send declared',
        warning:
          'Delegated Mail.Send is only declared, never consented for all users: no scope limits what a person who consents lets it send.',
        needs: needs.application,
      }),
      aStep({
        id: 'pointer',
        kind: 'exchange.pointer',
        group: 'exchange',
        summary:
          "Make the service principal known to Exchange Online (by its object id, not the registration's).",
        after: 'service principal pointer',
      }),
      aStep({
        id: 'scope',
        kind: 'exchange.scope',
        group: 'exchange',
        summary:
          'Create the management scope sendwright-autologyx-catalyst: invoices@contoso.example and payroll-notification@contoso.example, by object id; nobody else.',
        after: 'scope of exactly 2 mailboxes',
      }),
      aStep({
        id: 'role-assignment',
        kind: 'exchange.role-assignment',
        group: 'exchange',
        summary:
          'Assign the Exchange role "Application Mail.Send" to the application, within the scope sendwright-autologyx-catalyst only.',
        after:
          'may send as invoices@contoso.example and payroll-notification@contoso.example; effective within 30 minutes to 2 hours',
        dependsOn: ['pointer', 'scope'],
      }),
      aStep({
        id: 'test-assignment',
        kind: 'exchange.test-authorization',
        group: 'exchange',
        summary:
          'Ask Exchange whether the scope lets the application send as 2 senders and not as ceo@contoso.example; nothing is taken away before.',
        after: 'the scope stands',
        dependsOn: ['role-assignment'],
      }),
      aStep({
        id: 'remove-grant:c5877d30',
        kind: 'grant.remove',
        group: 'cleanup',
        summary:
          'Remove the tenant-wide grant Mail.Send (Microsoft Graph); with it the application may send as any mailbox.',
        before: 'Mail.Send (Microsoft Graph) granted',
        after: 'not granted',
        warning: 'Whatever uses this grant today stops; tokens issued before keep it for about an hour.',
        needs: needs.grant,
        dependsOn: ['test-assignment'],
      }),
      aStep({
        id: 'wait-tokens',
        kind: 'grant.wait-tokens',
        group: 'cleanup',
        summary:
          'Wait until tokens issued before the grant was removed have ended, about an hour; until then the policy alone cuts them down.',
        after: 'no token carries the grant',
        dependsOn: ['remove-grant:c5877d30'],
      }),
      aStep({
        id: 'remove-policy:b0e4d0c1',
        kind: 'exchange.remove-access-policy',
        group: 'cleanup',
        summary:
          'Remove the application access policy for sendwright-autologyx-catalyst: nothing is left that it would cut down.',
        before: 'RestrictAccess sendwright-autologyx-catalyst',
        dependsOn: ['wait-tokens'],
      }),
      aStep({
        id: 'remove-group',
        kind: 'exchange.remove-group',
        group: 'cleanup',
        summary:
          "Remove the mail-enabled security group sendwright-autologyx-catalyst, which nothing uses any more; its members' mailboxes stay as they are.",
        before: 'mail-enabled security group',
        dependsOn: ['scope', 'remove-policy:b0e4d0c1'],
      }),
    ],
    notes: [
      'This moves the application from an application access policy to RBAC for Applications, in the order that never lets it send as anybody else: pointer, scope and role assignment first; then Exchange is asked whether they hold; then the tenant-wide grant goes; the policy and its group go last, when no older token is left that only they cut down.',
      'Exchange takes 30 minutes to 2 hours until the new right is effective; tokens issued before bridge about one of them. Choose an hour at which a delayed mail does no harm.',
    ],
  }),
};
