import type { RotateDocument } from '../contract/rotation';
import type { SetupRecord } from '../ports/records';
import { activityOf } from './activity';
import type { OperationOptions } from './operation-options';
import type { PlanningParts } from './planning-parts';
import type { ProofSession } from './proof-parts';
import { reviewCsv } from '../handoff/review-csv';
import { reviewPage } from '../handoff/review-page';
import { proveDueSetups } from './due';
import { exportSetup } from './export';
import { gateOf, signSetup } from './go-live';
import { removalServices } from './removal/services';
import { refuseRemoved } from './refuse-removed';
import { rotateSetup } from './rotate/rotate';
import { applySaved, planOnly, readRotation } from './rotate/saved';
import type { RotateServices } from './rotate-services';
import { resolveSetup } from './resolve-setup';
import { reviewDocument, reviewSetup } from './review';
import { reviewAllSetups } from './review-all';
import type { ReviewServices } from './review-services';
import { tenantToSignIn, type ServicesOptions } from './services-options';
import type { Sessions } from './sessions';
import { unattendedServices } from './unattended/services';
import type { UpkeepServices } from './upkeep-services';

/** What keeps a setup in order over the years. */
export function upkeepServices(host: ServicesOptions, sessions: Sessions): UpkeepServices {
  const { open, openSetup } = sessions;
  const openStanding = standing(sessions);
  return {
    ...removalServices(host, sessions),
    ...reviewing(host, sessions),
    ...unattendedServices(sessions),
    proveDue: async (approve, options) => proveDueSetups(host, sessions, approve, options),
    async gate(setup, options) {
      const { parts, record, signal } = await openStanding(setup, options);
      return gateOf(parts, record, signal);
    },
    async exportCode(setup, directory, options) {
      const { parts, record, signal } = await openStanding(setup, options);
      return exportSetup(parts, record, directory, signal);
    },
    async activity(target, wish, options) {
      if ('setup' in target) {
        const session = await openSetup(target.setup, options);
        return activityOf(session.parts, session, wish, session);
      }
      const session = await open(tenantToSignIn(host), options);
      return activityOf(session.parts, target, wish, session);
    },
    sign: async (setup, word) =>
      signSetup(host, await resolveSetup(host.records, setup, host.practiceTenantId), word),
    ...rotating(sessions),
  };
}

/** Opens a setup that stands; of one that was taken back nothing is left to look after. Throws AppError `invalid-input`. */
function standing({ openSetup }: Sessions): Sessions['openSetup'] {
  return async (setup, options) => {
    const session = await openSetup(setup, options);
    refuseRemoved(session.record);
    return session;
  };
}

/** A credential and its successor. */
function rotating(sessions: Sessions): RotateServices {
  const { perform } = sessions;
  const openStanding = standing(sessions);
  const inSession = async (
    setup: string,
    options: OperationOptions | undefined,
    work: (parts: PlanningParts, record: SetupRecord, session: ProofSession) => Promise<RotateDocument>,
  ) => {
    const session = await openStanding(setup, options);
    const asking = { ...session, ...options, signal: session.signal };
    return perform(
      session,
      async () => work(session.parts, session.record, asking),
      ({ result }) => result !== 'needs-person',
    );
  };
  return {
    rotate: async (setup, how, approve, options) =>
      inSession(setup, options, async (parts, record, session) =>
        rotateSetup(parts, record, how, { approve }, session),
      ),
    planRotation: async (setup, how, options) =>
      inSession(setup, options, async (parts, record, session) => planOnly(parts, record, how, session)),
    async applyRotation({ text, name }, approve, options) {
      const saved = readRotation(text, name);
      return inSession(`${saved.tenant}/${saved.setup}`, options, async (parts, record, session) =>
        applySaved(parts, record, saved, approve, session),
      );
    },
  };
}

/** Setups against what was agreed. */
function reviewing(host: ServicesOptions, sessions: Sessions): ReviewServices {
  return {
    async review(setup, options) {
      const session = await standing(sessions)(setup, options);
      const reviewed = await reviewSetup(session.parts, session.record, session);
      return reviewDocument([reviewed], [], host.clock.now());
    },
    reviewAll: async (approve, options) => reviewAllSetups(host, sessions, approve, options),
    reviewFiles: (document) => ({ html: reviewPage(document), csv: reviewCsv(document) }),
  };
}
