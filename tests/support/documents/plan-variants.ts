import type { PlanDocument } from '../../../electron/contract/documents';
import { aCheck, aStep, needs } from './parts';
import { migrationPlan } from './plan-migrate';
import { rbacPlan } from './plan-rbac';

function changed(from: PlanDocument, plan: Partial<PlanDocument['plan']>): PlanDocument {
  return { ...from, plan: { ...from.plan, ...plan } };
}

/** An application set up by hand: granted for the whole tenant, scoped beside it, customization never enabled. */
export const tenantWidePlan: PlanDocument = changed(rbacPlan, {
  checks: [
    ...rbacPlan.plan.checks.filter(({ id }) => id !== 'application' && id !== 'organization-customization'),
    aCheck({
      id: 'other-doors',
      title: 'No tenant-wide right to send',
      status: 'fail',
      finding:
        'Granted for the whole tenant: Mail.Send (Microsoft Graph). While that stands, the scope has no effect.',
      who: 'a Privileged Role Administrator or a Global Administrator of Contoso',
      next: 'Approve its removal: it is a step of this plan.',
    }),
    aCheck({
      id: 'organization-customization',
      title: 'Exchange organisation',
      status: 'warn',
      finding: 'Customization was never enabled; Exchange may refuse a role assignment before.',
      next: 'The plan enables it once; that cannot be undone.',
    }),
  ],
  steps: [
    aStep({
      id: 'customize',
      kind: 'exchange.customize',
      group: 'exchange',
      summary: 'Enable customization of the Exchange organisation; role assignments need it once.',
      before: 'not customized',
      after: 'customized',
      warning: 'It cannot be undone, and takes some minutes to spread.',
      reversible: false,
    }),
    ...rbacPlan.plan.steps
      .filter(({ id }) => ['scope', 'role-assignment'].includes(id))
      .map((step) => ({ ...step, dependsOn: ['customize'] })),
    ...migrationPlan.plan.steps
      .filter(({ kind }) => kind === 'grant.remove')
      .map((step) => ({ ...step, dependsOn: ['role-assignment'], needs: needs.grant })),
  ],
});

/** So many senders, each a mailbox to be created. */
export function largePlan(senders: number): PlanDocument {
  const addresses = Array.from(
    { length: senders },
    (_, index) => `desk-${String(index + 1).padStart(4, '0')}@contoso.example`,
  );
  const rest = rbacPlan.plan.steps.filter(({ group }) => group !== 'mailboxes');
  return changed(rbacPlan, {
    setupId: 'northwind-desk',
    spec: {
      ...rbacPlan.plan.spec,
      application: 'Northwind Desk',
      vendor: 'generic',
      senders: addresses.map((address) => ({ address, create: 'shared' as const })),
    },
    checks: [
      ...rbacPlan.plan.checks.filter(({ id }) => !id.startsWith('sender:')),
      ...addresses.map((address) =>
        aCheck({
          id: `sender:${address}`,
          title: `Sender ${address}`,
          finding: 'Free; will be created as a shared mailbox.',
        }),
      ),
    ],
    steps: [
      ...addresses.flatMap((address) => [
        aStep({
          id: `mailbox:${address}`,
          kind: 'mailboxes.create-shared',
          group: 'mailboxes',
          summary: `Create the shared mailbox ${address}; no licence needed up to 50 GB.`,
          after: `shared mailbox ${address}`,
        }),
        aStep({
          id: `block-sign-in:${address}`,
          kind: 'mailboxes.block-sign-in',
          group: 'mailboxes',
          summary: `Block sign-in with the account of the shared mailbox ${address}.`,
          after: 'account disabled',
          dependsOn: [`mailbox:${address}`],
        }),
      ]),
      ...rest.map((step) =>
        step.id === 'scope'
          ? {
              ...step,
              summary: `Create the management scope sendwright-northwind-desk: the ${senders} members of the group of that name; nobody else.`,
              after: `scope of exactly ${senders} mailboxes`,
            }
          : step,
      ),
    ],
  });
}

/** All is in place, and the test stage's mailbox alone may send. */
export function atTestStage(document: PlanDocument): PlanDocument {
  const { spec } = document.plan;
  return changed(document, {
    stage: 'test',
    spec: { ...spec, testStage: { address: 'sendwright-test@contoso.example', create: 'shared' } },
  });
}
