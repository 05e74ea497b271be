import type { Check, Step } from '../contract/plan';
import { checkDoors } from './consent/check';
import { checkCredential } from './credential/check';
import { checkExchangeHost } from './exchange-host';
import { checkMailDomains } from './mail-domains/check';
import { checkMailboxes } from './mailboxes/check';
import { observationParts, type ObservationPart } from './parts';
import type { Planning } from './planning';
import { described, familyOf } from './preflight/catalogue';
import { checkOtherSenders } from './others/check';
import { checkRecords } from './records/check';
import { checkRegistration } from './registration/check';
import { checkSharing } from './registration/check-sharing';
import { checkConsent, checkRights } from './rights-check';
import { checkScope } from './scope/check';
import { checkForeignObjects } from './scope/foreign';
import { checkClock, checkCloud, checkDisk, checkRoutes } from './surroundings/check-network';
import { checkExchangeTenant, checkTenant } from './tenant-check';
import { checkVendor } from './vendor-check';

/** Some checks that are made together, and what must have been read before. */
export interface CheckDefinition {
  /** Ids, without what a check looks at. */
  readonly ids: readonly string[];
  /** Besides the tenant. */
  readonly needs: readonly ObservationPart[];
  readonly find: (planning: Planning, steps: readonly Step[]) => readonly Check[];
}

/** For checks that look at the steps: these hang on everything that a plan is made of. */
const allOfThem = observationParts;

/** All checks in reading order. */
export const checkDefinitions: readonly CheckDefinition[] = [
  { ids: ['tenant'], needs: [], find: checkTenant },
  { ids: ['cloud'], needs: ['cloud'], find: checkCloud },
  { ids: ['clock'], needs: ['clock'], find: checkClock },
  { ids: ['exchange-tenant'], needs: ['exchange'], find: checkExchangeTenant },
  { ids: ['route'], needs: ['routes'], find: checkRoutes },
  { ids: ['disk'], needs: ['disk'], find: checkDisk },
  {
    ids: ['powershell'],
    needs: ['host'],
    find: ({ observation }) => checkExchangeHost(observation.exchangeHost ?? null),
  },
  { ids: ['roles'], needs: allOfThem, find: checkRights },
  { ids: ['consent'], needs: [], find: checkConsent },
  { ids: ['sender', 'outsider'], needs: ['exchange', 'people'], find: checkMailboxes },
  { ids: ['spf', 'dkim', 'dmarc'], needs: ['domains'], find: checkMailDomains },
  {
    ids: ['application', 'foreign-credentials', 'same-name'],
    needs: ['application', 'credential'],
    find: checkRegistration,
  },
  {
    ids: ['one-credential', 'shared-application'],
    needs: ['application', 'grants'],
    find: checkSharing,
  },
  {
    ids: [
      ...['other-doors', 'grant-before-policy', 'other-assignments', 'role-groups'],
      ...['directory-roles', 'delegated-send'],
    ],
    needs: ['grants', 'exchange'],
    find: checkDoors,
  },
  {
    ids: [
      ...['exchange', 'role-in-cloud', 'legacy-policy', 'deny-policy', 'organization-customization'],
      ...['enforce-rbac', 'mailbox-auditing', 'group-owners'],
    ],
    needs: ['exchange'],
    find: checkScope,
  },
  {
    ids: ['unified-audit', 'message-trace', 'sign-in-logs'],
    needs: ['records'],
    find: checkRecords,
  },
  { ids: ['other-senders'], needs: ['others', 'grants'], find: checkOtherSenders },
  {
    ids: ['foreign-scope', 'other-application', 'foreign-group'],
    needs: allOfThem,
    find: checkForeignObjects,
  },
  {
    ids: ['credential-policy', 'credential-lost', 'vendor-key', 'keychain'],
    needs: allOfThem,
    find: checkCredential,
  },
  {
    ids: [
      ...['vendor-graph', 'vendor-roles-claim', 'vendor-delegated', 'vendor-credential'],
      'vendor-consent-link',
    ],
    needs: [],
    find: checkVendor,
  },
];

/** How long the parts of an observation took, in ms. */
export type PartTimes = ReadonlyMap<ObservationPart, number>;

/** All preflight checks of a setup as observed, in reading order; pure. `steps` are those that would be planned. */
export function preflight(
  planning: Planning,
  steps: readonly Step[],
  times?: PartTimes,
  definitions: readonly CheckDefinition[] = checkDefinitions,
): readonly Check[] {
  return definitions.flatMap((definition) => made(definition, planning, steps, times));
}

/** The checks of one definition with their facts and how long their slowest read took. */
export function made(
  { needs, find }: CheckDefinition,
  planning: Planning,
  steps: readonly Step[],
  times: PartTimes = new Map(),
): readonly Check[] {
  const parts: readonly ObservationPart[] = ['tenant', ...needs];
  const took = parts.flatMap((part) => times.get(part) ?? []);
  return find(planning, steps).map((found) => ({
    ...described(found),
    ...(took.length === 0 ? {} : { ms: Math.max(...took) }),
  }));
}

/** The definitions of which these ids (whole or families) are; all where none is named. */
export function definitionsOf(ids: readonly string[]): readonly CheckDefinition[] {
  if (ids.length === 0) return checkDefinitions;
  const families = ids.map(familyOf);
  return checkDefinitions.filter((one) => one.ids.some((id) => families.includes(id)));
}
