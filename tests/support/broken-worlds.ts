import type { CommonOptions } from '../../electron/cli/context';
import type { Check } from '../../electron/contract/plan';
import { contosoWorld } from '../../electron/practice/world/contoso';
import type { World } from '../../electron/practice/world/world';
import type { JobChange } from './setup-files';
import { otherScope, otherSender, refused, renamed } from './world-changes';

/** A practice tenant in which something is wrong, and what its check must say. */
export interface BrokenWorld {
  /** As a sentence behind "a world in which". */
  readonly name: string;
  readonly breaks: (world: World) => void | Promise<void>;
  readonly job?: JobChange;
  readonly options?: Partial<CommonOptions>;
  /** Id of the check. */
  readonly id: string;
  readonly status: Check['status'];
  /** In the finding or in what to do. */
  readonly says: RegExp;
  /** The check is made only in such a world. */
  readonly only?: true;
}

const domain = 'contoso.example';
const initialDomain = contosoWorld().tenant.domains.find(({ isInitial }) => isInitial)?.name ?? '';

export const brokenWorlds: readonly BrokenWorld[] = [
  {
    name: 'the computer’s clock is six minutes behind',
    breaks: ({ state }) => void (state.tenant.clockAheadSeconds = 400),
    id: 'clock',
    status: 'fail',
    says: /7 min behind the service.*time server/u,
  },
  {
    name: 'the computer’s clock is two minutes ahead',
    breaks: ({ state }) => void (state.tenant.clockAheadSeconds = -120),
    id: 'clock',
    status: 'warn',
    says: /2 min ahead of the service/u,
  },
  {
    name: 'the sender domain has no SPF record',
    breaks: (world) => renamed(world, domain),
    id: `spf:${domain}`,
    status: 'warn',
    says: /contoso\.example TXT "v=spf1 include:spf\.protection\.outlook\.com -all"/u,
  },
  {
    name: 'the SPF record names another system only',
    breaks: (world) => renamed(world, domain, 'v=spf1 ip4:192.0.2.1 ~all'),
    id: `spf:${domain}`,
    status: 'warn',
    says: /"v=spf1 ip4:192\.0\.2\.1 include:spf\.protection\.outlook\.com ~all"/u,
  },
  {
    name: 'there are two SPF records',
    breaks: ({ state }) => void state.tenant.dns?.push({ name: domain, type: 'TXT', data: 'v=spf1 -all' }),
    id: `spf:${domain}`,
    status: 'warn',
    says: /2 SPF records.*none of them/u,
  },
  {
    name: 'one DKIM selector is missing',
    breaks: (world) => renamed(world, `selector2._domainkey.${domain}`),
    id: `dkim:${domain}`,
    status: 'warn',
    says: /One selector is missing.*selector2._domainkey\.contoso\.example CNAME selector2-contoso-example/u,
  },
  {
    name: 'there is no DMARC record',
    breaks: (world) => renamed(world, `_dmarc.${domain}`),
    id: `dmarc:${domain}`,
    status: 'warn',
    says: /_dmarc\.contoso\.example TXT "v=DMARC1; p=none/u,
  },
  {
    name: 'DMARC rejects what neither SPF nor DKIM covers',
    breaks: (world) => {
      renamed(world, domain, 'v=spf1 ip4:192.0.2.1 -all');
      renamed(world, `selector1._domainkey.${domain}`);
      renamed(world, `_dmarc.${domain}`, 'v=DMARC1; p=reject');
    },
    id: `dmarc:${domain}`,
    status: 'warn',
    says: /receivers will reject what the application sends/u,
  },
  {
    name: 'the unified audit log takes nothing in',
    breaks: ({ state }) => void (state.organization.unifiedAuditLogIngestionEnabled = false),
    id: 'unified-audit',
    status: 'warn',
    says: /takes no entries in.*Set-AdminAuditLogConfig/u,
  },
  {
    name: 'the unified audit log cannot be read',
    breaks: ({ faults }) => faults.replace([refused('Get-AdminAuditLogConfig')]),
    id: 'unified-audit',
    status: 'unknown',
    says: /./u,
  },
  {
    name: 'the message trace may not be asked',
    breaks: ({ faults }) => faults.replace([refused('Get-MessageTraceV2')]),
    id: 'message-trace',
    status: 'warn',
    says: /cannot tell whether mail was delivered.*Exchange admin center/u,
  },
  {
    name: 'no subscription has Entra ID P1',
    breaks: ({ state }) => {
      for (const sku of state.skus) {
        sku.servicePlans = sku.servicePlans.filter(
          ({ servicePlanName }) => !/^AAD_PREMIUM/u.test(servicePlanName),
        );
      }
    },
    id: 'sign-in-logs',
    status: 'warn',
    says: /7 days.*Nothing has to be done for sending/u,
    only: true,
  },
  {
    name: 'the organisation audits no mailbox',
    breaks: ({ state }) => {
      state.organization.auditDisabled = true;
      for (const mailbox of state.mailboxes) mailbox.auditEnabled = false;
    },
    id: 'mailbox-auditing',
    status: 'warn',
    says: /leaves no trace.*AuditDisabled \$false/u,
  },
  {
    name: 'another application may send from every mailbox by Mail.Send',
    breaks: ({ state }) => otherSender(state, 'Old Newsletter', 'Mail.Send'),
    id: 'other-senders',
    status: 'warn',
    says: /Old Newsletter \(Mail\.Send, from every mailbox\).*prove --client-id/u,
  },
  {
    name: 'another application’s scope in Exchange holds the sender',
    breaks: ({ state }) => otherScope(state, "EmailAddresses -eq 'smtp:invoices@contoso.example'"),
    id: 'other-senders',
    status: 'warn',
    says: /the service principal [0-9a-f-]+ \(Application Mail\.Send, as invoices@contoso\.example\)/u,
  },
  {
    name: 'the holders of Mail.Send cannot be read',
    breaks: ({ faults }) =>
      faults.replace([
        {
          match: { part: 'appRoleAssignedTo' },
          kind: 'status',
          status: 403,
          code: 'Authorization_RequestDenied',
          message: 'No.',
          times: 9,
        },
      ]),
    id: 'other-senders',
    status: 'unknown',
    says: /Not all of it could be seen/u,
  },
  {
    name: 'the sender was deleted last week',
    breaks: ({ state }) => {
      const user = state.users.find(({ mail }) => mail === 'anna@contoso.example');
      if (user !== undefined) user.deletedDateTime = '2026-11-14T08:00:00.000Z';
      state.mailboxes = state.mailboxes.filter(
        ({ primarySmtpAddress }) => primarySmtpAddress !== 'anna@contoso.example',
      );
    },
    job: { senders: ['anna@contoso.example'] },
    id: 'sender:anna@contoso.example',
    status: 'fail',
    says: /"Anna Berg" of this address was deleted \(2026-11-14\).*Restore the user/u,
    only: true,
  },
  {
    name: 'the sender is a person’s own mailbox',
    breaks: () => undefined,
    job: { senders: ['anna@contoso.example'] },
    id: 'sender:anna@contoso.example',
    status: 'warn',
    says: /person's mailbox.*in that person's name/u,
    only: true,
  },
  {
    name: 'the sender uses the tenant’s onmicrosoft.com address',
    breaks: () => undefined,
    job: { senders: [], createSender: `made-here@${initialDomain}` },
    id: `sender:made-here@${initialDomain}`,
    status: 'warn',
    says: /100 external recipients a day/u,
    only: true,
  },
  {
    name: 'the sender is another address of a mailbox',
    breaks: () => undefined,
    job: { senders: ['billing@contoso.example'] },
    id: 'sender:billing@contoso.example',
    status: 'fail',
    says: /another address of invoices@contoso\.example.*Write `address: invoices/u,
    only: true,
  },
  {
    name: 'the sender is a room',
    breaks: () => undefined,
    job: { senders: ['boardroom@contoso.example'] },
    id: 'sender:boardroom@contoso.example',
    status: 'fail',
    says: /resource \(RoomMailbox\).*shared mailbox/u,
    only: true,
  },
  {
    name: 'the sender’s mailbox lives on premises',
    breaks: () => undefined,
    job: { senders: ['legacy@contoso.example'] },
    id: 'sender:legacy@contoso.example',
    status: 'fail',
    says: /on premises.*Move the mailbox/u,
    only: true,
  },
  {
    name: 'the sender has no licence and no seat is free',
    breaks: ({ state }) => {
      for (const sku of state.skus) sku.enabled = 0;
    },
    job: { senders: ['temp@contoso.example'] },
    id: 'sender:temp@contoso.example',
    status: 'fail',
    says: /no licence with a mailbox, and no seat is free.*shared mailbox: it needs none/u,
    only: true,
  },
  {
    name: 'the outsider is one of the senders by another name',
    breaks: () => undefined,
    job: { outsider: 'billing@contoso.example' },
    id: 'outsider',
    status: 'fail',
    says: /another address of the sender invoices.*may not send/u,
  },
  {
    name: 'the outsider is nobody',
    breaks: () => undefined,
    job: { outsider: 'nobody@contoso.example' },
    id: 'outsider',
    status: 'fail',
    says: /no mailbox of this address.*proves nothing/u,
  },
  {
    name: 'the tenant forbids client secrets',
    breaks: ({ state }) =>
      void Object.assign(state.appManagementPolicy, { isEnabled: true, passwordAddition: true }),
    id: 'credential-policy',
    status: 'fail',
    says: /forbids client secrets.*certificate/u,
  },
  {
    name: 'the organisation was never customised',
    breaks: ({ state }) => void (state.organization.isDehydrated = true),
    id: 'organization-customization',
    status: 'warn',
    says: /never enabled.*cannot be undone/u,
  },
  {
    name: 'this cloud has no role Application Mail.Send',
    breaks: ({ state }) => {
      const { organization } = state;
      organization.applicationRoles = organization.applicationRoles.filter(
        (role) => role !== 'Application Mail.Send',
      );
    },
    id: 'role-in-cloud',
    status: 'fail',
    says: /does not have the role.*accessPolicy/u,
  },
];
