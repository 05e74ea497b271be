import { grantStepKinds } from '../../consent/old-tokens';

/** Kinds of steps that mend, and that give back what another one took. */
export const mendKinds = {
  declared: 'application.declared',
  audience: 'application.audience',
  owner: 'application.owner',
  credential: 'credential.remove',
  delegated: 'consent.delegated',
  filter: 'exchange.scope-filter',
  member: 'exchange.group-member',
  removeAssignment: 'exchange.remove-assignment',
  removePointer: 'exchange.remove-pointer',
  removePolicy: 'exchange.remove-access-policy',
  removeGrant: grantStepKinds.remove,
  giveAssignment: 'exchange.give-assignment',
  givePolicy: 'exchange.give-access-policy',
  giveGrant: grantStepKinds.add,
} as const;
