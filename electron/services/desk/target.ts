import type { PracticeState } from '../../contract/desk/sign-in';
import { roleName } from '../../setup/roles';
import type { RunningPractice } from '../../ports/platform';
import type { Channels, DeskContext } from './context';
import { practiceGround, realGround } from './ground';

/** Choosing whom to work with, and the practice tenant of this process. */
export interface Targets {
  readonly channels: Channels<'target.choose'>;
  /** Starts the practice tenant where it does not run; null where it cannot be had (the state says why). */
  practice(): Promise<RunningPractice | null>;
  /** Stops it. */
  close(): Promise<void>;
}

/** `stopSignIn` ends a sign-in that is under way. */
export function targets(desk: DeskContext, stopSignIn: () => void): Targets {
  const { store, platform, shown, current, plans, pfxPassphrases } = desk;
  let starting: Promise<RunningPractice | null> | null = null;

  const start = async (): Promise<RunningPractice | null> => {
    const tell = (practice: PracticeState): void => store.change({ type: 'practice', practice });
    tell({ kind: 'starting' });
    try {
      const running = await platform.startPractice();
      tell(readyState(running));
      return running;
    } catch (error) {
      starting = null;
      tell({ kind: 'failed', error: shown.error(error).facts });
      return null;
    }
  };
  const practice = async (): Promise<RunningPractice | null> => (starting ??= start());

  return {
    practice,
    channels: {
      'target.choose': async ({ target }) => {
        desk.operations.refuseSecond();
        const running = target.kind === 'practice' ? await practice() : null;
        if (target.kind === 'practice' && running === null) return null;
        desk.operations.refuseSecond();
        stopSignIn();
        const { dataFolder } = platform;
        current.moveTo(
          running === null
            ? realGround(dataFolder, target.kind === 'real' ? target : null)
            : await practiceGround(dataFolder, running),
        );
        await current.closeRetired();
        plans.forgetAll();
        pfxPassphrases.forgetAll();
        store.change({ type: 'target', target });
        store.change({ type: 'sign-in', signIn: { kind: 'signed-out', error: null } });
        desk.setupsChanged();
        return null;
      },
    },
    async close() {
      await (await starting)?.stop();
    },
  };
}

function readyState({ info }: RunningPractice): PracticeState {
  return {
    kind: 'ready',
    tenantId: info.tenantId,
    domain: info.domain,
    accounts: info.admins.map(({ username, roles }) => ({ username, roles: roles.map(roleName) })),
    password: info.admins[0]?.password ?? '',
  };
}
