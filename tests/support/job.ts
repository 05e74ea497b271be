import type { Services } from '../../electron/services/services';
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
