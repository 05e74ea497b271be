import type { Operation } from '../../../../electron/contract/desk/operation';
import type { Step } from '../../../../electron/contract/plan';
import type { RemovalPlan, RemovalProof, RemoveDocument } from '../../../../electron/contract/removal';
import { rbacPlan } from '../../../support/documents/plan-rbac';
import { ago, ahead, anOperation, aRunStep } from '../operations';
import { admin, clientId, kept, proven, tenantId } from '../samples';
import { never, type Scenes } from '../scene';

const route = { page: 'removal', setup: proven.id } as const;

function step(id: string, group: Step['group'], summary: string, more: Partial<Step> = {}): Step {
  return {
    ...{ id, group, summary, kind: id, before: null, after: null, warning: null, input: {}, dependsOn: [] },
    needs: { scopes: [], anyRole: [], exchange: group === 'exchange' },
    ...{ reversible: true, once: false },
    ...more,
  };
}

const steps: readonly Step[] = [
  step(
    'remove-assignment',
    'exchange',
    'Remove the role assignment "sendwright-ostendo-continuum": it lets the application send.',
  ),
  step('remove-scope', 'exchange', 'Remove the management scope "sendwright-ostendo-continuum".'),
  step('remove-pointer', 'exchange', 'Remove the service principal in Exchange.'),
  step(
    'remove-secret',
    'credential',
    'Remove the client secret from the application and from this computer.',
    {
      reversible: false,
      warning: 'The vendor can no longer sign in.',
    },
  ),
  step('delete-application', 'entra', 'Delete the application Ostendo Continuum.', {
    after: 'in the deleted items for 30 days',
  }),
];

const mailbox: RemovalPlan['mailboxes'][number] = {
  ...{ address: 'payroll-notification@contoso.example', made: 'here', goes: false, seen: true },
  ...{ size: '48.2 MB', items: 1_204, lastUse: ago(60 * 24 * 3), delegates: ['jane@contoso.example'] },
  ...{ holds: [], usedBy: [] },
};

const plan: RemovalPlan = {
  ...{ format: 1, kind: 'removal', setup: 'ostendo-continuum', application: proven.application },
  ...{ clientId, tenantId, tenantName: proven.tenantName, createdAt: ago(1), createdBy: admin.username },
  spec: rbacPlan.plan.spec,
  steps: [...steps],
  kept: [{ what: 'group', name: 'Mail senders', why: 'Another application is scoped by it: Acme CRM.' }],
  mailboxes: [
    mailbox,
    {
      ...mailbox,
      ...{ address: 'statements@contoso.example', items: 88, size: '2.1 MB', holds: ['a litigation hold'] },
    },
  ],
  licences: [{ user: 'invoices@contoso.example', licence: 'Exchange Online (Plan 1)', goes: false }],
  notes: ['A token that was given before lasts an hour at most.'],
};

const planned: RemoveDocument = {
  ...{ format: 1, command: 'remove', setup: proven.id, tenant: tenantId, application: proven.application },
  ...{ clientId, result: 'planned', plan, steps: [], waitsFor: [], nextTry: null, proof: null },
  ...{ notes: [], savedAs: null },
};

const proof: RemovalProof = {
  ...{ format: 1, kind: 'removal-proof', setup: 'ostendo-continuum', application: proven.application },
  ...{ clientId, tenant: tenantId, tenantName: proven.tenantName, at: ago(1), by: admin.username },
  verdict: 'removed',
  parts: [
    {
      ...{ id: 'token', title: 'A token is refused', status: 'pass', who: null },
      finding: 'Entra refused the credential (AADSTS700016).',
    },
    {
      ...{ id: 'entra', title: 'Entra', status: 'pass', who: null },
      finding: 'No application, service principal or grant of it is left.',
    },
    {
      ...{ id: 'mailboxes', title: 'Mailboxes', status: 'kept', who: null },
      finding: 'payroll-notification@contoso.example is kept, as chosen.',
    },
    {
      ...{ id: 'exchange', title: 'Exchange', status: 'unknown', who: 'an Exchange Administrator' },
      finding: 'The role assignments could not be read.',
    },
  ],
  ...{ kept: [], mailboxes: [], licences: [], restorableUntil: ahead(60 * 24 * 29) },
};

function ended(document: RemoveDocument, more: Partial<Operation> = {}): Operation {
  const outcome = { kind: 'finished', result: { kind: 'removal', document } } as const;
  return anOperation('removal', { finishedAt: ago(0.5), outcome, ...more });
}

const doneSteps = steps.map(({ id, summary }) => aRunStep(id, summary, { kind: 'applied', outputs: {} }));
const question: Operation['question'] = {
  ...{ kind: 'removal', clientId, tenantName: proven.tenantName },
  steps: steps.map(({ summary, warning }) => (warning === null ? summary : `${summary} ${warning}`)),
};
const removedSetup = {
  'setups.detail': () => ({
    status: { ...proven, state: 'removed', credential: null } as const,
    draft: kept.id,
    proof: null,
    removal: { ...proof, parts: proof.parts.slice(0, 3) },
  }),
};

export const removalScenes: Scenes = {
  removal: { route },
  'removal-loading': { route, answers: { 'setups.detail': never } },
  'removal-planned': { route, state: { operation: ended(planned) } },
  'removal-chosen': {
    route,
    state: { operation: ended(planned) },
    press: ['Delete payroll-notification@contoso.example with all its mail'],
  },
  'removal-asked': { route, state: { operation: anOperation('removal', { question }) } },
  'removal-running': {
    route,
    state: {
      operation: anOperation('removal', {
        steps: [
          ...doneSteps.slice(0, 2),
          ...doneSteps.slice(2).map((one) => ({
            ...one,
            state: 'open' as const,
            outcome: null,
            startedAt: null,
            finishedAt: null,
          })),
        ],
      }),
    },
  },
  'removal-done': {
    route,
    state: { operation: ended({ ...planned, result: 'done', proof }, { steps: doneSteps }) },
    answers: removedSetup,
  },
  'removal-waits': {
    route,
    state: {
      operation: ended(
        {
          ...{ ...planned, result: 'needs-person' },
          waitsFor: [
            {
              who: 'an Exchange Administrator of contoso.example',
              reason: 'Removes role assignments and scopes.',
              steps: ['remove-assignment', 'remove-scope'],
            },
          ],
        },
        { steps: doneSteps.slice(3) },
      ),
    },
  },
  'removal-removed': { route, answers: removedSetup },
  'removal-forgetting': { route, answers: removedSetup, press: ['Forget it'] },
};
