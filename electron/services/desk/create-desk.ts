import type { Desk, DeskChannels } from '../../contract/desk/desk';
import type { Platform } from '../../ports/platform';
import { createDrafts } from '../../records/drafts';
import { createRecords } from '../../records/records';
import { createSettings } from '../../records/settings';
import { computerKeychain } from '../session/keychain';
import { appChannels } from './app-channels';
import { deskClipboard } from './clipboard';
import type { Services } from '../services';
import type { DeskContext } from './context';
import { Current } from './current';
import { realGround, type Ground } from './ground';
import { Operations } from './operations';
import { Passphrases } from './passphrases';
import { PfxPassphrases } from './pfx-passphrases';
import { Plans } from './plans';
import type { SignInWay } from './sessions';
import { setupListChannels } from './setup-lists';
import { shownWithout } from './shown';
import { signInChannels } from './sign-in';
import { createStore } from './store';
import { laterChannels } from './later-channels';
import { targets } from './target';
import { noteToOperation } from './telling';

export interface DeskOptions {
  /** When to start the practice tenant in the background, so that it is ready when it is chosen; left out: not before. */
  readonly practiceWhen?: Promise<unknown>;
}

/**
 * The product as the desktop app uses it, on a host's platform. Whatever it answers or tells is fit for the window: no
 * secret, no path. Throws AppError where the settings cannot be read.
 */
export async function createDesk(platform: Platform, options: DeskOptions = {}): Promise<Desk> {
  await Promise.resolve();
  const desk = contextOf(platform);
  const clipboard = deskClipboard(platform);
  const signIn = signInChannels(desk.context);
  const target = targets(desk.context, signIn.stop);
  let isClosed = false;
  void options.practiceWhen?.then(() => (isClosed ? null : target.practice()));
  const { context } = desk;
  // What cannot be read is told by the list of setups.
  void import('./tell-due').then(async ({ tellDue }) => tellDue(context)).catch(() => undefined);
  const { operations, store, shown } = context;
  const channels: DeskChannels = {
    ...appChannels(context),
    ...target.channels,
    ...signIn.channels,
    ...setupListChannels(context),
    ...laterChannels(context, clipboard, desk.passphrases),
    'operation.answer': async ({ operation, yes }) => {
      operations.answer(operation, yes);
      return null;
    },
    'operation.cancel': async ({ operation }) => {
      operations.cancel(operation);
      return null;
    },
    'operation.dismiss': async ({ operation }) => {
      operations.dismiss(operation);
      return null;
    },
  };
  return {
    ...fitForWindow(channels, shown),
    listen: (listener) => store.listen(listener),
    untaken() {
      const { operation } = store.state;
      if (operation === null || !desk.passphrases.has(operation.id)) return null;
      return { operation: operation.id, title: operation.title };
    },
    async close() {
      isClosed = true;
      signIn.stop();
      await operations.close();
      await clipboard.close();
      await context.current.close();
      await target.close();
    },
  };
}

/** The parts that the channels share, wired. */
function contextOf(platform: Platform): { readonly context: DeskContext; readonly passphrases: Passphrases } {
  const { clock, dataFolder } = platform;
  const store = createStore();
  const shown = shownWithout([[dataFolder, 'the data folder']]);
  const passphrases = new Passphrases(clock);
  const settings = createSettings(dataFolder, clock, platform.openSettings);
  const keychain = computerKeychain(platform.spawnKeychainHelper, dataFolder, clock);
  const notice = (text: string): void =>
    store.change({ type: 'notice', id: platform.newId(), text: shown.text(text) });
  if (settings.notice !== null) notice(settings.notice.message);
  const setupsChanged = (): void => store.change({ type: 'setups' });
  const say = (line: string): void => noteToOperation({ store, shown }, line);
  const parts = { platform, keychain, settings: () => settings.get(), say };
  // All that speaks with a tenant is most of the product, and nobody needs it before they sign in.
  const openSession = async (ground: Ground, way: SignInWay | null): Promise<Services> =>
    (await import('./sessions')).openSession(parts, ground, way);
  const current = new Current(realGround(dataFolder, null), async (ground) => openSession(ground, null));
  const operations = new Operations({
    ...{ platform, store, shown },
    ended: () => {
      void current.closeRetired();
      setupsChanged();
    },
    gone: (id) => passphrases.forget(id),
  });
  const context: DeskContext = {
    ...{ platform, store, shown, current, operations, keychain, settings, notice, setupsChanged, say },
    plans: new Plans(),
    pfxPassphrases: new PfxPassphrases(platform),
    drafts: () => createDrafts(current.ground.drafts, clock),
    records: () => createRecords({ directory: current.ground.records, clock }),
    openSession: async (way) => openSession(current.ground, way),
  };
  return { context, passphrases };
}

/** Every failure without paths and secrets; the rest of an answer holds none by its schema. */
function fitForWindow(channels: DeskChannels, shown: DeskContext['shown']): DeskChannels {
  const guarded = Object.entries(channels).map(([name, method]) => [
    name,
    async (input: never) => {
      try {
        return await method(input);
      } catch (error) {
        throw shown.error(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as DeskChannels;
}
