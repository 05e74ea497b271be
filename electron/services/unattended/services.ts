import type { UnattendedDocument } from '../../contract/unattended-setup';
import { checkJobPassphrase } from '../../credentials/passphrase';
import { jobsEnd, newFileFor } from '../../upkeep/reader';
import type { PlanningParts } from '../planning-parts';
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
      const made = await perform(
        session,
        async () => setUpUnattended(parts, how, asked, session),
        ({ result }) => result !== 'needs-person',
      );
      // A file that is written next gives the jobs what is in use.
      return sealedWith === undefined ? withJobsEnd(parts, made) : made;
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

/** Says where jobs elsewhere still sign in with a certificate whose place was taken. */
async function withJobsEnd(
  { records }: Pick<PlanningParts, 'records'>,
  made: UnattendedDocument,
): Promise<UnattendedDocument> {
  const record = await records.unattended.load(made.tenant);
  const end = record === null ? null : jobsEnd(record);
  if (end === null) return made;
  const note = `Jobs elsewhere sign in with an older certificate, which ends on ${end.slice(0, 10)}: ${newFileFor(made.tenant)}.`;
  return { ...made, notes: [...made.notes, note] };
}
