import type { ServicesOptions } from '../services-options';
import type { Sessions } from '../sessions';
import type { UnattendedServices } from '../unattended-services';
import { removeUnattended } from './remove';
import { sealForJob } from './seal';
import { setUpUnattended } from './set-up';

/** The reading application of scheduled jobs. */
export function unattendedServices(
  { records }: ServicesOptions,
  { open, perform }: Sessions,
): UnattendedServices {
  return {
    async setUpUnattended(tenant, how, approve, options) {
      const session = await open(tenant, options);
      return perform(
        session,
        async () => setUpUnattended(session.parts, how, approve, session),
        ({ result }) => result !== 'needs-person',
      );
    },
    async removeUnattended(tenant, approve, options) {
      const session = await open(tenant, options);
      return removeUnattended(session.parts, approve, session);
    },
    async sealUnattended(tenantId, passphrase) {
      const { parts } = await open(tenantId);
      return sealForJob({ connection: parts.connection, records }, tenantId, passphrase);
    },
  };
}
