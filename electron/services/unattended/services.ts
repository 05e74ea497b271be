import { checkJobPassphrase } from '../../credentials/passphrase';
import type { Sessions } from '../sessions';
import type { UnattendedServices } from '../unattended-services';
import { removeUnattended } from './remove';
import { refuseKeyless, sealForJob } from './seal';
import { setUpUnattended } from './set-up';

/** The reading application of scheduled jobs. */
export function unattendedServices({ open, perform }: Sessions): UnattendedServices {
  return {
    async setUpUnattended(tenant, how, approve, options) {
      const { sealedWith } = how;
      if (sealedWith?.kind === 'given') checkJobPassphrase(sealedWith.value);
      const session = await open(tenant, options);
      const { parts, signal } = session;
      const asked: typeof approve = async (plan) => {
        if (sealedWith !== undefined) await refuseKeyless(parts, plan, signal);
        return approve(plan);
      };
      return perform(
        session,
        async () => setUpUnattended(parts, how, asked, session),
        ({ result }) => result !== 'needs-person',
      );
    },
    async removeUnattended(tenant, approve, options) {
      const session = await open(tenant, options);
      return removeUnattended(session.parts, approve, session);
    },
    async sealUnattended(tenantId, passphrase) {
      const { parts, signal } = await open(tenantId);
      return sealForJob(parts, tenantId, passphrase, signal);
    },
  };
}
