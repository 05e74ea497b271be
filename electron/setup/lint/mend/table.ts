import type { FindingId } from '../../../contract/lint';
import {
  closeToOthers,
  declareGranted,
  ownIt,
  removeExpired,
  removeStrange,
  takeDelegated,
  undeclareMailSend,
} from './application-steps';
import {
  flatten,
  removeDuplicates,
  removeGonePolicies,
  removeIdlePolicies,
  removePointers,
  removeScopeless,
  rewriteFilters,
} from './exchange-steps';
import { takeEscalating, takeHazard, takeUnneeded } from './right-steps';
import type { Mend } from './types';

/** What mends each finding that a plan can mend; the catalogue says which of them must be asked for. */
export const mends: Readonly<Partial<Record<FindingId, Mend>>> = {
  'union-hazard': takeHazard,
  'could-widen': takeEscalating,
  'wrong-pointer': removePointers,
  'policy-gone': removeGonePolicies,
  'policy-idle': removeIdlePolicies,
  'scope-gone': removeScopeless,
  'duplicate-assignment': removeDuplicates,
  'filter-primary-address': rewriteFilters,
  'nested-group': flatten,
  'declared-mail-send': undeclareMailSend,
  'unneeded-permission': takeUnneeded,
  'undeclared-permission': declareGranted,
  'delegated-leftover': takeDelegated,
  'credential-expired': removeExpired,
  'credential-unused': removeStrange,
  'no-owner': ownIt,
  'multi-tenant': closeToOthers,
};
