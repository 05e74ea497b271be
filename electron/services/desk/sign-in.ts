import type { SignedInView } from '../../contract/desk/sign-in';
import { AppError, cancelled } from '../../contract/errors';
import type { SignedInPerson } from '../services';
import type { Channels, DeskContext } from './context';
import { alreadyRunning } from './refusals';

type SignInChannels = Channels<'signIn.start' | 'signIn.cancel' | 'signIn.signOut'>;

/** Signing in and out. `stop` ends a sign-in that is under way, without a word. */
export function signInChannels(desk: DeskContext): {
  readonly channels: SignInChannels;
  readonly stop: () => void;
} {
  let running: AbortController | null = null;
  const stop = (): void => {
    running?.abort();
    running = null;
  };
  const signedOut = (error: AppError | null): void =>
    desk.store.change({
      type: 'sign-in',
      signIn: { kind: 'signed-out', error: error === null ? null : error.facts },
    });

  const channels: SignInChannels = {
    'signIn.start': async ({ method, tenant, account }) => {
      desk.operations.refuseSecond();
      if (desk.current.ground.target === null) throw noTarget();
      if (running !== null) throw alreadyRunning('The sign-in');
      const abort = new AbortController();
      running = abort;
      await forget(desk);
      desk.store.change({ type: 'sign-in', signIn: { kind: 'signing-in', method, code: null } });
      const asked = { method, tenant: emptyAsNull(tenant), account: emptyAsNull(account) };
      void signIn(desk, asked, abort.signal).then((outcome) => {
        // Cancelled meanwhile, or another one was begun: nobody waits for this one.
        if (running !== abort) return;
        running = null;
        if (outcome instanceof AppError) signedOut(outcome.code === 'cancelled' ? null : outcome);
        else desk.store.change({ type: 'sign-in', signIn: { kind: 'signed-in', account: outcome } });
      });
      return null;
    },
    'signIn.cancel': async () => {
      if (running === null) return null;
      stop();
      signedOut(null);
      return null;
    },
    'signIn.signOut': async () => {
      desk.operations.refuseSecond();
      stop();
      await forget(desk);
      signedOut(null);
      return null;
    },
  };
  return { channels, stop };
}

async function forget(desk: DeskContext): Promise<void> {
  desk.current.signOut();
  await desk.current.closeRetired();
}

interface Asked {
  readonly method: 'browser' | 'device';
  readonly tenant: string | null;
  readonly account: string | null;
}

/** Signs in on a session of its own, which is worked with from then on. Never rejects. */
async function signIn(
  desk: DeskContext,
  asked: Asked,
  signal: AbortSignal,
): Promise<SignedInView | AppError> {
  const { store, shown, platform, current, say } = desk;
  const { ground } = current;
  const isAsking = (): boolean => store.state.signIn.kind === 'signing-in' && !signal.aborted;
  const services = await desk.openSession({
    method: asked.method,
    account: asked.account,
    openPage: async (url) => {
      if (!isAsking()) say('A sign-in page opens in your browser: a consent or a second sign-in is needed.');
      await platform.openExternal(url);
    },
    showCode: (message, page, userCode) => {
      if (!isAsking()) {
        say(message);
        return;
      }
      const signIn = { kind: 'signing-in', method: 'device', code: { userCode, page } } as const;
      store.change({ type: 'sign-in', signIn });
    },
    whenEnded: (error) => {
      if (!current.isUsing(services)) return;
      current.signOut();
      const { facts } = shown.error(error);
      store.change({ type: 'sign-in', signIn: { kind: 'signed-out', error: facts } });
    },
  });
  try {
    const person = await services.signIn(asked.tenant, { signal, listener: { note: say } });
    if (signal.aborted) throw cancelled();
    current.use(services);
    await current.closeRetired();
    return accountView(person, ground.cloud.title);
  } catch (error) {
    await services.close();
    return shown.error(error);
  }
}

function accountView(person: SignedInPerson, cloud: string): SignedInView {
  const { username, displayName, tenantId, tenantName, domain, roles } = person;
  return { username, displayName, tenantId, tenantName, domain, cloud, roles: [...roles] };
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

function noTarget(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'It is not chosen yet which Microsoft 365 to sign in to.',
    who: 'you',
    next: 'Choose the practice tenant or a real one first.',
  });
}
