import type { Check, Step } from '../contract/plan';
import { checkDoors } from './consent/check';
import { checkCredential } from './credential/check';
import { checkExchangeHost } from './exchange-host';
import { checkMailboxes } from './mailboxes/check';
import type { Planning } from './planning';
import { checkRegistration } from './registration/check';
import { checkRights } from './rights-check';
import { checkScope } from './scope/check';
import { checkForeignObjects } from './scope/foreign';
import { checkTenant } from './tenant-check';
import { checkVendor } from './vendor-check';

/** All preflight checks of a setup as observed, in reading order; pure. `steps` are those that would be planned. */
export function preflight(planning: Planning, steps: readonly Step[]): readonly Check[] {
  return [
    ...checkTenant(planning),
    ...checkExchangeHost(planning.observation.exchangeHost ?? null),
    ...checkRights(planning, steps),
    ...checkMailboxes(planning),
    ...checkRegistration(planning),
    ...checkDoors(planning),
    ...checkScope(planning),
    ...checkForeignObjects(planning, steps),
    ...checkCredential(planning, steps),
    ...checkVendor(planning),
  ];
}
