import type { Step } from '../../contract/plan';
import type { RemovalKept } from '../../contract/removal';
import { orderSteps } from '../../engine/order';
import { planUndo } from '../scope/undo';
import { exchangeNeeds, step } from '../planning';
import type { Planning } from '../planning';
import { credentialSteps, localSteps } from './credential-steps';
import { removalKinds } from './kinds';
import { mailboxSteps, type GoingLicence, type GoingMailbox } from './mailbox-steps';
import type { Made } from './made';
import { deleteApplicationStep, deletePrincipalStep } from './whole-steps';
import { keptInExchange, usedByOthers } from './others';

/** What is known beside the observation. */
export interface RemovalFacts {
  readonly made: Made;
  /** The application as this computer remembers it. */
  readonly recorded: { readonly clientId: string | null; readonly keyIds: readonly string[] };
  /** Whether this computer keeps a credential of it. */
  readonly keepsCredential: boolean;
  readonly mailboxes: readonly GoingMailbox[];
  readonly licences: readonly GoingLicence[];
}

/** The steps of a decommission in the order in which they run, and what stays. */
export interface PlannedRemoval {
  readonly steps: readonly Step[];
  readonly kept: readonly RemovalKept[];
}

/**
 * Takes a setup back, in an order that never lets the application send as more than before (ADR 16): rights first; then
 * what limited them, once nothing is left that it would cut down; then service principal and application; what this
 * computer keeps last, when a token was refused; mailboxes and licences where they were named. Pure.
 */
export function planRemoval(planning: Planning, facts: RemovalFacts): PlannedRemoval {
  const { observation } = planning;
  const clientId = clientIdOf(planning, facts);
  const undo = planUndo(planning, clientId).steps;
  const unseen = observation.exchange === null ? [unseenStep(planning)] : [];
  const exchange = [...undo, ...unseen];
  const credentials = credentialSteps(planning, facts.recorded.keyIds);
  const whole = removeWhole(planning, facts, [...exchange, ...credentials]);
  const entra = [...credentials, ...whole.steps];
  const isKept = clientId !== null && facts.keepsCredential;
  const place = { tenantId: observation.organization.id, store: observation.credential.store };
  const local = isKept ? localSteps({ ...place, clientId }, entra) : [];
  const rights = exchange.filter(({ kind }) => kind !== 'exchange.remove-group').map(({ id }) => id);
  const all = [...exchange, ...entra, ...local, ...mailboxSteps(facts, rights)];
  return {
    steps: orderSteps(inOrder(all)).map(asRemoval),
    kept: [...whole.kept, ...keptInExchange(planning, undo)],
  };
}

/** In a decommission even the right that was agreed goes, so that nothing is said against it. */
function asRemoval(one: Step): Step {
  const { name } = one.input;
  const isGrant = one.kind === 'grant.remove' && typeof name === 'string';
  const summary = isGrant ? `Take the grant ${name} back from the application.` : one.summary;
  return { ...one, summary, group: 'cleanup' };
}

function clientIdOf({ spec, observation }: Planning, { recorded }: RemovalFacts): string | null {
  return spec.app?.clientId ?? observation.application?.appId ?? recorded.clientId;
}

const order: readonly string[] = [
  ...['grant.remove', 'exchange.remove-assignment', removalKinds.secret, removalKinds.certificate],
  ...['grant.wait-tokens', 'exchange.remove-access-policy'],
  ...['exchange.remove-scope', 'exchange.remove-pointer', removalKinds.unseen, 'exchange.remove-group'],
  ...[removalKinds.principal, removalKinds.application, removalKinds.refused, removalKinds.forget],
  ...[removalKinds.licence, removalKinds.mailbox],
];

/** As a reader expects them; what depends on what decides all the same. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** Service principal and application, where nobody else uses them. */
function removeWhole(planning: Planning, facts: RemovalFacts, before: readonly Step[]): PlannedRemoval {
  const { spec, observation } = planning;
  const uses = usedByOthers(planning, before, facts.recorded.keyIds);
  const kept = (why: string): PlannedRemoval => ({
    steps: [],
    kept: keptApplication(planning, `${why.charAt(0).toUpperCase()}${why.slice(1)}.`),
  });
  if (uses.length > 0) return kept(uses.join('; '));
  const principal = observation.servicePrincipal;
  if (spec.app !== undefined && principal !== null && !facts.made.principals.includes(principal.id)) {
    return kept('this computer did not add it, so somebody else may use it');
  }
  const after = before.map(({ id }) => id);
  const stays = spec.app === undefined ? '' : ' The application itself is the vendor’s and stays.';
  const principalStep = principal === null ? null : deletePrincipalStep(principal, after, stays);
  const { application } = observation;
  if (spec.app !== undefined || application === null || observation.applicationDeleted) {
    return { steps: principalStep === null ? [] : [principalStep], kept: [] };
  }
  const last = principalStep === null ? after : [principalStep.id];
  const applicationStep = deleteApplicationStep(application, last);
  return { steps: principalStep === null ? [applicationStep] : [principalStep, applicationStep], kept: [] };
}

function keptApplication({ spec, observation }: Planning, why: string): readonly RemovalKept[] {
  const { servicePrincipal, application, applicationDeleted } = observation;
  if (spec.app !== undefined) {
    return servicePrincipal === null
      ? []
      : [{ what: 'servicePrincipal', name: servicePrincipal.displayName, why }];
  }
  if (application === null || applicationDeleted) return [];
  return [{ what: 'application', name: application.displayName, why }];
}

/** What is in Exchange cannot be seen: somebody who can plans and does that part. */
function unseenStep({ spec }: Planning): Step {
  return step({
    id: 'exchange-unseen',
    kind: removalKinds.unseen,
    group: 'cleanup',
    summary: `Take back what was made for ${spec.application} in Exchange Online: whoever sees it there is shown each step.`,
    input: {},
    needs: exchangeNeeds,
    reversible: true,
  });
}
