import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aPlan, aStep, needs } from './parts';

/** A first setup in accessPolicy mode, in the only safe order. */
export const accessPolicyPlan: PlanDocument = {
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
      scoping: 'accessPolicy',
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
        finding: 'Free; will be created as a shared mailbox.',
      }),
      aCheck({ id: 'outsider', title: 'Outsider ceo@contoso.example', finding: 'Mailbox "Clara Chief".' }),
      aCheck({
        id: 'application',
        title: 'Application',
        finding: 'No application named "Autologyx Catalyst" yet.',
      }),
      aCheck({
        id: 'legacy-policy',
        title: 'Scoping mode',
        finding:
          'Application access policies are a legacy feature that Microsoft will replace; SMTP is not cut by them.',
        status: 'warn',
        next: 'Use `scoping: rbac` unless the vendor needs a Mail.Send role in the token.',
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
        id: 'credential-policy',
        title: "Tenant's rules on secrets",
        finding: 'No limit on secrets.',
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
        id: 'mailbox:payroll-notification@contoso.example',
        kind: 'mailboxes.create-shared',
        group: 'mailboxes',
        summary:
          'Create the shared mailbox payroll-notification@contoso.example ("Payroll notification"); no licence needed up to 50 GB.',
        after: 'shared mailbox payroll-notification@contoso.example',
      }),
      aStep({
        id: 'block-sign-in:payroll-notification@contoso.example',
        kind: 'mailboxes.block-sign-in',
        group: 'mailboxes',
        summary: 'Block sign-in with the account of the shared mailbox payroll-notification@contoso.example.',
        after: 'account disabled',
        dependsOn: ['mailbox:payroll-notification@contoso.example'],
      }),
      aStep({
        id: 'application',
        kind: 'application.ensure',
        group: 'entra',
        summary:
          'Register the application "Autologyx Catalyst", for this tenant only, Mail.Send declared, not granted; you become its owner.',
        after: 'marker sendwright-autologyx-catalyst',
        warning:
          'Delegated Mail.Send is only declared, never consented for all users: no scope limits what a person who consents lets it send.',
        needs: needs.application,
      }),
      aStep({
        id: 'service-principal',
        kind: 'servicePrincipal.ensure',
        group: 'entra',
        summary: 'Add the service principal of "Autologyx Catalyst".',
        after: 'service principal, nothing granted',
        needs: needs.application,
        dependsOn: ['application'],
      }),
      aStep({
        id: 'group',
        kind: 'exchange.group',
        group: 'exchange',
        summary:
          'Create the mail-enabled security group sendwright-autologyx-catalyst (hidden, closed) with exactly these members: invoices@contoso.example and payroll-notification@contoso.example.',
        after: '2 members',
        dependsOn: ['mailbox:payroll-notification@contoso.example'],
      }),
      aStep({
        id: 'access-policy',
        kind: 'exchange.access-policy',
        group: 'exchange',
        summary:
          'Restrict the application to the members of sendwright-autologyx-catalyst by an application access policy.',
        after: 'RestrictAccess',
        warning: 'Application access policies are a legacy feature; Microsoft advises against new ones.',
        dependsOn: ['application', 'group'],
      }),
      aStep({
        id: 'policy-wait',
        kind: 'policy.wait',
        group: 'consent',
        summary:
          'Wait until the access policy refuses ceo@contoso.example, lets invoices@contoso.example pass, and has had the time that Exchange takes; nothing is granted before.',
        after: 'the policy bites',
        dependsOn: ['access-policy', 'group'],
      }),
      aStep({
        id: 'grant',
        kind: 'grant.add',
        group: 'consent',
        summary:
          'Grant the application Mail.Send of Microsoft Graph, cut down by the access policy to invoices@contoso.example and payroll-notification@contoso.example.',
        after: 'Mail.Send granted',
        warning:
          'The grant is tenant-wide by itself: it must go whenever the policy for sendwright-autologyx-catalyst goes.',
        needs: needs.grant,
        dependsOn: ['service-principal', 'policy-wait'],
      }),
      aStep({
        id: 'credential',
        kind: 'credential.secret',
        group: 'credential',
        summary:
          'Make a client secret valid 6 months (180 days); its value goes to the place named in the checks and nowhere else.',
        after: "secret marked sendwright autologyx-catalyst, kept in this computer's keychain",
        needs: needs.application,
        dependsOn: ['application', 'grant', 'service-principal'],
        once: true,
      }),
    ],
    notes: [],
  }),
};
