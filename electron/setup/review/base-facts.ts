import { AppError } from '../../contract/errors';
import { uniqueNameOf } from '../../contract/setup-file';
import { attempt, type Attempt } from '../../engine/attempt';
import type {
  AppManagementPolicyView,
  ApplicationView,
  OwnerView,
  PermissionGrantView,
  ServicePrincipalView,
} from '../../ports/directory';
import type {
  ExchangeOrganizationView,
  GroupView,
  MailboxStateView,
  RecipientView,
} from '../../ports/exchange';
import type { SetupRecord } from '../../ports/records';
import { specAt } from '../stage';
import type { ReviewDeps } from './observe';
import type { ReviewSeen } from './types';

/** What a base is taken from. */
export interface BaseFacts {
  readonly application: Attempt<ApplicationView | null>;
  readonly owners: Attempt<readonly OwnerView[]>;
  readonly delegated: Attempt<readonly PermissionGrantView[]>;
  readonly principal: ServicePrincipalView | null;
  readonly policy: AppManagementPolicyView | null;
  readonly group: GroupView | null;
  readonly organization: ExchangeOrganizationView | null;
  readonly unifiedAudit: boolean | null;
  readonly recipients: Attempt<ReadonlyMap<string, RecipientView>>;
  readonly mailboxes: Attempt<ReadonlyMap<string, MailboxStateView>>;
}

/** Those of a review. */
export function factsOf({ lint, observation, mailboxes }: ReviewSeen): BaseFacts {
  const looked = observation.ok ? observation.value : null;
  const unified = looked?.records?.unifiedAudit;
  return {
    ...{ application: lint.application, owners: lint.owners, delegated: lint.delegated },
    ...{ principal: looked?.servicePrincipal ?? null, policy: looked?.policy ?? null },
    ...{ group: looked?.exchange?.group ?? null, organization: looked?.exchange?.organization ?? null },
    unifiedAudit: unified?.ok === true ? unified.value : null,
    ...{ recipients: lint.recipients, mailboxes },
  };
}

/** Of what is not registered here yet nothing can be asked: it is left for a review. */
const notKnown: Attempt<never> = {
  ok: false,
  error: new AppError({ code: 'not-found', message: 'Its object id is not known here.' }),
};

/** Reads no more than a base needs: of a registered setup one Graph batch. */
export async function readBaseFacts(
  { directory, exchange }: ReviewDeps,
  { id, spec, stage, objects }: SetupRecord,
  clientId: string,
): Promise<BaseFacts> {
  const { applicationId, servicePrincipalId } = objects;
  const addresses = specAt(spec, stage).senders.map(({ address }) => address);
  const [application, owners, delegated, principal, policy, group, organization, unified, recipients] =
    await Promise.all([
      attempt(directory.applicationByAppId(clientId)),
      applicationId === undefined ? notKnown : attempt(directory.ownersOf(applicationId)),
      servicePrincipalId === undefined ? notKnown : attempt(directory.permissionGrants(servicePrincipalId)),
      attempt(directory.servicePrincipalByAppId(clientId)),
      attempt(directory.appManagementPolicy()),
      attempt(exchange.group(uniqueNameOf(id))),
      attempt(exchange.organization()),
      attempt(exchange.unifiedAuditLog()),
      attempt(exchange.recipients(addresses)),
    ]);
  const ids = recipients.ok
    ? [...recipients.value.values()].map((one) => one.externalDirectoryObjectId).filter((one) => one !== '')
    : [];
  const mailboxes = await attempt(exchange.mailboxStates([...new Set(ids)]));
  const valueOf = <T>(read: Attempt<T>): T | null => (read.ok ? read.value : null);
  return {
    ...{ application, owners, delegated, recipients, mailboxes },
    ...{ principal: valueOf(principal), policy: valueOf(policy), group: valueOf(group) },
    ...{ organization: valueOf(organization), unifiedAudit: valueOf(unified) },
  };
}
