import type { Check, Plan } from '../../electron/contract/plan';
import type { Services } from '../../electron/services/services';
import type { Existing } from './existing-applications';
import { jobText, type JobChange } from './setup-files';
import type { TestTenant } from './tenant';

/** The setup file of a job as services take it. */
export function jobFile(tenant: TestTenant, change?: JobChange) {
  return { text: jobText(change), name: 'job.sendwright.yaml', folder: tenant.folder };
}

/** Applies a job, approving everything. */
export async function applyJob(tenant: TestTenant, change?: JobChange, services?: Services) {
  const own = services ?? (await tenant.services());
  return own.apply({ kind: 'file', file: jobFile(tenant, change) }, async () => true);
}

/** Proves the ordinary job. */
export async function proveJob(tenant: TestTenant, setup = 'ostendo-continuum', services?: Services) {
  const own = services ?? (await tenant.services());
  return own.prove({ setup }, { wait: false, allSenders: false });
}

/** Plans a job; writes nothing. */
export async function planJob(tenant: TestTenant, change?: JobChange, services?: Services) {
  const own = services ?? (await tenant.services());
  return own.plan(jobFile(tenant, change));
}

/** The kinds of a plan's steps, in order. */
export function kindsOf({ plan }: { readonly plan: Plan }): readonly string[] {
  return plan.steps.map((step) => step.kind);
}

/** One check of a plan. Throws where there is none of that id. */
export function checkOf({ plan }: { readonly plan: Plan }, id: string): Check {
  const found = plan.checks.find((check) => check.id === id);
  if (found !== undefined) return found;
  throw new Error(`no check ${id}; there are ${plan.checks.map((check) => check.id).join(', ')}`);
}

/** The application of a setup in the practice tenant. Throws where there is none. */
export function ownApplication(tenant: TestTenant, setup = 'ostendo-continuum') {
  const found = tenant.world.state.applications.find(
    (one) => one.uniqueName === `sendwright-${setup}` && one.deletedDateTime === null,
  );
  if (found !== undefined) return found;
  throw new Error(`no application of the setup ${setup}`);
}

/** The application of a setup with its service principal, as the practice tenant holds them now. Throws where there is none. */
export function existingOf(tenant: TestTenant): Existing {
  const application = ownApplication(tenant);
  const principal = tenant.world.state.servicePrincipals.find((one) => one.appId === application.appId);
  if (principal !== undefined) return { application, principal };
  throw new Error('no service principal');
}
