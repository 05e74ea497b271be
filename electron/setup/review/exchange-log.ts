import type { DriftId } from '../../contract/review';
import { uniqueNameOf } from '../../contract/setup-file';
import type { Attempt } from '../../engine/attempt';
import type { AuditRecordView } from '../../ports/activity';
import type { SetupRecord } from '../../ports/records';
import { specAt } from '../stage';

/** The unified audit log, as far as it was read. */
export type UnifiedLog = Attempt<{ readonly records: readonly AuditRecordView[]; readonly more: boolean }>;

/** What a record must be about: the application and its limits, the mailboxes, or the tenant as a whole. */
type About = 'application' | 'mailboxes' | 'tenant';

interface Cause {
  readonly about: About;
  readonly operations: readonly string[];
  /** Of a cmdlet that changes many things: the parameter that changes this one. */
  readonly parameter?: RegExp;
}

const cause = (about: About, operations: readonly string[], parameter?: RegExp): Cause => ({
  ...{ about, operations },
  ...(parameter === undefined ? {} : { parameter }),
});

const assigned = cause('application', ['New-ManagementRoleAssignment', 'Set-ManagementRoleAssignment']);
const scoped = cause('application', ['Set-ManagementScope'], /-RecipientRestrictionFilter /iu);
const unscoped = cause('application', ['Remove-ManagementScope']);
const policy = cause('application', ['New-ApplicationAccessPolicy', 'Set-ApplicationAccessPolicy']);
const groupGone = cause('application', ['Remove-DistributionGroup']);
const memberAdded = ['Add-DistributionGroupMember', 'Update-DistributionGroupMember'];
const memberRemoved = ['Remove-DistributionGroupMember', 'Update-DistributionGroupMember'];
const mailboxGone = cause('mailboxes', ['Remove-Mailbox', 'Disable-Mailbox', 'Delete user.']);
const mailboxSet = (parameter: RegExp): Cause => cause('mailboxes', ['Set-Mailbox'], parameter);
const readdressed = mailboxSet(/-(?:EmailAddresses|PrimarySmtpAddress|WindowsEmailAddress) /iu);

/** By what a drift comes about in Exchange, or with a mailbox's user; what is not here stands in no record of that log. */
const causes: Partial<Readonly<Record<DriftId, readonly Cause[]>>> = {
  'tenant-wide': [assigned, cause('application', ['Remove-ApplicationAccessPolicy'])],
  'assignment-added': [assigned],
  'duplicate-assignment': [assigned],
  'scope-shared': [assigned],
  'assignment-removed': [
    cause('application', ['Remove-ManagementRoleAssignment', 'Remove-ServicePrincipal']),
  ],
  'wrong-pointer': [cause('application', ['New-ServicePrincipal', 'Set-ServicePrincipal'])],
  'pointer-removed': [cause('application', ['Remove-ServicePrincipal'])],
  'scope-changed': [scoped],
  'filter-primary-address': [scoped],
  'scope-removed': [unscoped],
  'scope-gone': [unscoped],
  'policy-removed': [cause('application', ['Remove-ApplicationAccessPolicy'])],
  'policy-added': [policy],
  'policy-deny': [policy],
  'policy-legacy': [policy],
  'policy-on-mailbox': [policy],
  'policy-gone': [groupGone],
  'group-removed': [groupGone],
  'group-member-added': [cause('application', memberAdded)],
  'nested-group': [cause('application', memberAdded)],
  'group-member-removed': [cause('application', memberRemoved)],
  'group-opened': [cause('application', ['Set-DistributionGroup'])],
  'group-owners': [cause('application', ['Set-DistributionGroup'], /-ManagedBy /iu)],
  'outsider-inside': [scoped, cause('application', memberAdded)],
  'outsider-gone': [mailboxGone],
  'sender-removed': [mailboxGone],
  'sender-renamed': [readdressed],
  'sender-replaced': [readdressed, cause('mailboxes', ['New-Mailbox'])],
  'sender-converted': [mailboxSet(/-Type /iu)],
  'sender-unlicensed': [cause('mailboxes', ['Change user license.'])],
  'sender-account': [cause('mailboxes', ['Enable account.', 'Disable account.', 'Update user.'])],
  'sender-on-hold': [mailboxSet(/-(?:LitigationHold|RetentionHold|InPlaceHold)\w* /iu)],
  'sender-hidden': [mailboxSet(/-HiddenFromAddressListsEnabled /iu)],
  'sender-forwarded': [mailboxSet(/-Forwarding\w*Address /iu)],
  'auditing-off': [
    cause('tenant', ['Set-OrganizationConfig'], /-AuditDisabled /iu),
    mailboxSet(/-AuditEnabled /iu),
  ],
  'unified-audit-off': [cause('tenant', ['Set-AdminAuditLogConfig'], /-UnifiedAuditLogIngestionEnabled /iu)],
};

/** Everything that is looked for, in one search. */
export const searchedOperations: readonly string[] = [
  ...new Set(
    Object.values(causes)
      .flat()
      .flatMap(({ operations }) => operations),
  ),
];

/** Whether the unified audit log may tell of such a drift. */
export function isInUnifiedLog(id: DriftId): boolean {
  return causes[id] !== undefined;
}

/** Records of that log by which such a drift of the setup comes about. */
export function recordsOf(
  id: DriftId,
  setup: SetupRecord,
  records: readonly AuditRecordView[],
): readonly AuditRecordView[] {
  const names = { application: applicationNames(setup), mailboxes: mailboxNames(setup) };
  return records.filter((one) =>
    (causes[id] ?? []).some(
      ({ about, operations, parameter }) =>
        operations.some((name) => name.toLowerCase() === one.operation.toLowerCase()) &&
        (parameter?.test(`${one.parameters} `) ?? true) &&
        (about === 'tenant' || names[about].some((name) => isNamed(name, one))),
    ),
  );
}

function applicationNames({ id, objects }: SetupRecord): readonly string[] {
  const { applicationId, clientId, servicePrincipalId } = objects;
  return [uniqueNameOf(id), applicationId, clientId, servicePrincipalId].flatMap((name) => name ?? []);
}

/** By address and by id, as they were agreed; an alias may be anybody's. */
function mailboxNames({ spec, stage, reviewBase }: SetupRecord): readonly string[] {
  const addresses = specAt(spec, stage).senders.map(({ address }) => address);
  const ids = Object.values(reviewBase?.senders ?? {}).map(({ id }) => id);
  return [...addresses, spec.outsider, ...ids].filter((name) => name !== '');
}

/** As a word of its own: `invoices@contoso.example` is not `old-invoices@contoso.example`. */
function isNamed(name: string, { text, objectId, parameters }: AuditRecordView): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const word = new RegExp(String.raw`(?<![\w.-])${escaped}(?![\w-]|\.\w)`, 'iu');
  return [objectId, parameters, text].some((one) => word.test(one));
}
