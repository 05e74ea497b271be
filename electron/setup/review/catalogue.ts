import type { DriftArea, DriftId } from '../../contract/review';
import { findingIds, type FindingId } from '../../contract/lint';
import { catalogue as lintCatalogue } from '../lint/catalogue';
import { applicationCatalogue } from './catalogue-application';
import { rightsCatalogue } from './catalogue-rights';
import { sendersCatalogue } from './catalogue-senders';
import type { DriftWords } from './words';

const areas: Readonly<Record<FindingId, DriftArea>> = {
  'union-hazard': 'rights',
  'tenant-wide': 'rights',
  'could-widen': 'rights',
  'wrong-pointer': 'scope',
  'policy-on-mailbox': 'scope',
  'policy-gone': 'scope',
  'policy-idle': 'scope',
  'policy-legacy': 'scope',
  'scope-gone': 'scope',
  'duplicate-assignment': 'scope',
  'filter-primary-address': 'scope',
  'nested-group': 'scope',
  'declared-mail-send': 'rights',
  'unneeded-permission': 'rights',
  'undeclared-permission': 'rights',
  'delegated-leftover': 'rights',
  'credential-expired': 'credential',
  'credential-expiring': 'credential',
  'credential-long-lived': 'credential',
  'credential-unused': 'credential',
  'several-secrets': 'credential',
  'secret-not-certificate': 'credential',
  'no-owner': 'application',
  'multi-tenant': 'application',
  'duplicate-name': 'application',
  'not-read': 'record',
};

/** A credential that ends is replaced with an overlap. */
const rotated = new Set<FindingId>(['credential-expired', 'credential-expiring', 'credential-long-lived']);

function ofLint(id: FindingId): DriftWords {
  const { severity, title, why, source, who, mend, byPlan } = lintCatalogue[id];
  const way = rotated.has(id) ? 'rotate' : byPlan === 'yes' ? 'repair' : 'person';
  return { area: areas[id], severity, title, why, source, who, mend, way, acceptable: false };
}

/** What each kind of drift says, whatever the setup; docs/review.md is held against it. */
export const driftCatalogue: Readonly<Record<DriftId, DriftWords>> = {
  ...(Object.fromEntries(findingIds.map((id) => [id, ofLint(id)])) as Record<FindingId, DriftWords>),
  ...rightsCatalogue,
  ...sendersCatalogue,
  ...applicationCatalogue,
};
