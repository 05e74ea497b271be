import type { PlanDocument } from '../../../electron/contract/documents';
import type { Step } from '../../../electron/contract/plan';
import type { Outcome } from '../../../electron/contract/run';
import { pictureOf, worst } from './path-types';
import type { PathItem, PathPicture, PathState, PathThing } from './path-types';

/** What is known of a step besides the plan: how it ended, or that it runs. */
export interface StepProgress {
  readonly id: string;
  readonly state: 'open' | 'running' | 'finished';
  readonly outcome: Outcome | null;
}

/** Which step kinds make or change a thing. */
const kindsOf: Readonly<Record<Exclude<PathThing, 'others' | 'grant'>, readonly string[]>> = {
  registration: ['application.ensure', 'application.restore'],
  credential: ['credential.secret', 'credential.certificate', 'credential.vendor-certificate'],
  'service-principal': ['servicePrincipal.ensure'],
  pointer: ['exchange.pointer', 'exchange.remove-pointer'],
  group: ['exchange.group'],
  scope: ['exchange.scope', 'exchange.customize'],
  'role-assignment': [
    'exchange.role-assignment',
    'exchange.remove-assignment',
    'exchange.test-authorization',
  ],
  'access-policy': ['exchange.access-policy', 'policy.wait'],
  leftovers: [
    'credential.remove-orphan',
    'credential.remove-orphan-certificate',
    'exchange.remove-scope',
    'exchange.remove-group',
    'exchange.remove-access-policy',
    'grant.wait-tokens',
  ],
  senders: ['mailboxes.create-shared', 'mailboxes.block-sign-in', 'licence.assign'],
};

/** The way as a plan leads it, and how far a run of it has come. */
export function pathOfPlan(document: PlanDocument, progress: readonly StepProgress[] = []): PathPicture {
  const { plan } = document;
  const read = reader(document, progress);
  const isRbac = plan.spec.scoping === 'rbac';
  const usesGroup = !isRbac || plan.steps.some(({ kind }) => kind === 'exchange.group');
  const grant = grantOf(document, progress);
  const others: PathItem | null =
    grant.state === 'alarm' ? { thing: 'others', state: 'alarm', waitsFor: null } : null;
  const group = usesGroup ? read('group') : null;
  return pictureOf(plan.spec.scoping, plan.stage === 'test' ? 1 : plan.spec.senders.length, {
    application: [read('registration'), plan.spec.app === undefined ? read('credential') : null],
    entra: [read('service-principal'), grant],
    exchange: isRbac
      ? [read('pointer'), group, read('scope'), read('role-assignment'), optional(read('leftovers'))]
      : [group, read('access-policy'), optional(read('leftovers'))],
    mailboxes: [read('senders'), others],
  });
}

function optional(item: PathItem): PathItem | null {
  return item.state === 'in-place' || item.state === 'not-looked-at' ? null : item;
}

function reader(document: PlanDocument, progress: readonly StepProgress[]) {
  const { steps, checks } = document.plan;
  const isExchangeUnseen = checks.some(({ id, status }) => id === 'exchange' && status === 'unknown');
  const isFutile = document.verdict === 'blocked' && steps.length === 0;
  return (thing: Exclude<PathThing, 'others' | 'grant'>): PathItem => {
    const own = steps.filter((step) => kindsOf[thing].includes(step.kind));
    const exchange = [
      'pointer',
      'group',
      'scope',
      'role-assignment',
      'access-policy',
      'leftovers',
      'senders',
    ];
    if (own.length > 0) return itemOf(thing, own, document, progress);
    const unseen = isFutile || (isExchangeUnseen && exchange.includes(thing));
    return { thing, state: unseen ? 'not-looked-at' : 'in-place', waitsFor: null };
  };
}

/** A grant of Mail.Send in Entra: the heart of accessPolicy mode, and a hole in rbac mode (facts 6.6). */
function grantOf(document: PlanDocument, progress: readonly StepProgress[]): PathItem {
  const { checks, spec, steps } = document.plan;
  const thing = 'grant';
  const own = steps.filter(({ kind }) => kind === 'grant.add' || kind === 'grant.remove');
  const status = checks.find(({ id }) => id === 'other-doors')?.status;
  if (spec.scoping === 'accessPolicy') {
    return own.length > 0
      ? itemOf(thing, own, document, progress)
      : { thing, state: steps.length === 0 ? 'not-looked-at' : 'in-place', waitsFor: null };
  }
  const gone = own.length > 0 && own.every((step) => isDone(progress.find(({ id }) => id === step.id)));
  if (status === 'fail' && !gone) return { thing, state: 'alarm', waitsFor: null };
  return { thing, state: status === 'unknown' ? 'unknown' : 'by-design', waitsFor: null };
}

function itemOf(
  thing: PathThing,
  steps: readonly Step[],
  document: PlanDocument,
  progress: readonly StepProgress[],
): PathItem {
  const states = steps.map((step) => stateOf(step, document, progress));
  const state = worst(states.map((one) => one.state));
  return { thing, state, waitsFor: states.find((one) => one.state === state)?.waitsFor ?? null };
}

function stateOf(
  step: Step,
  document: PlanDocument,
  progress: readonly StepProgress[],
): Omit<PathItem, 'thing'> {
  const one = progress.find(({ id }) => id === step.id);
  if (one?.outcome) return stateOfOutcome(one.outcome);
  if (one?.state === 'running') return { state: 'working', waitsFor: null };
  const waits = document.waitsFor.find(({ steps }) => steps.includes(step.id));
  return waits === undefined
    ? { state: 'planned', waitsFor: null }
    : { state: 'waits-person', waitsFor: waits.who };
}

function stateOfOutcome(outcome: Outcome): { readonly state: PathState; readonly waitsFor: string | null } {
  switch (outcome.kind) {
    case 'applied':
    case 'already-in-place':
      return { state: 'in-place', waitsFor: null };
    case 'needs-person':
      return { state: 'waits-person', waitsFor: outcome.who };
    case 'waiting':
      return { state: 'waits-time', waitsFor: outcome.for };
    case 'blocked':
      return { state: 'held-up', waitsFor: null };
    case 'failed':
      return { state: 'failed', waitsFor: outcome.error.who ?? null };
    case 'unknown':
      return { state: 'unknown', waitsFor: null };
    case 'cancelled':
      return { state: 'planned', waitsFor: null };
  }
}

function isDone(progress: StepProgress | undefined): boolean {
  return progress?.outcome?.kind === 'applied' || progress?.outcome?.kind === 'already-in-place';
}
