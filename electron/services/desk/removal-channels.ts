import { AppError } from '../../contract/errors';
import { keyOf } from './setup-key';
import type { Channels, DeskContext } from './context';
import { questionOf } from './question';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

type RemovalChannels = Channels<
  'removal.look' | 'removal.start' | 'removal.restore' | 'removal.export' | 'removal.forget'
>;

/** Taking a setup back, and bringing it back. What is to be written is asked for as it is then, step by step. */
export function removalChannels(desk: DeskContext): RemovalChannels {
  const { current, operations } = desk;
  const begun = async (setup: string) => {
    operations.refuseSecond();
    const found = await setupOfKey(desk, setup);
    refuseSignedOut(desk);
    return found;
  };
  return {
    'removal.look': async ({ setup, ...choice }) => {
      const { key, title } = await begun(setup);
      return operations.begin({ kind: 'removal', title, setup: key }, async (options) => {
        const document = await (await current.services()).planRemoval({ setup: key }, choice, options);
        return { kind: 'removal', document: { ...document, setup: key } };
      });
    },
    'removal.start': async ({ setup, ...choice }) => {
      const { key, title } = await begun(setup);
      return operations.begin({ kind: 'removal', title, setup: key }, async (options, _id, ask) => {
        const services = await current.services();
        const document = await services.remove(
          { setup: key, choice },
          async (plan) => ask(questionOf('removal', plan)),
          options,
        );
        return { kind: 'removal', document: { ...document, setup: key } };
      });
    },
    'removal.restore': async ({ setup }) => {
      const { key, title, record } = await begun(setup);
      return operations.begin({ kind: 'restore', title, setup: key }, async (options, _id, ask) => {
        const services = await current.services();
        const clientId = record.objects.clientId ?? null;
        const document = await services.restore(
          key,
          async (plan) => ask(questionOf('restore', { ...plan, clientId })),
          options,
        );
        return { kind: 'restore', document: { ...document, setup: key } };
      });
    },
    'removal.export': async ({ setup }) => {
      const { key, record } = await setupOfKey(desk, setup);
      const html = await (await current.services()).removalPage(key);
      if (html === null) throw notLookedAt();
      const asked = { title: 'Save the page', name: `${record.id}.removed.html`, kinds: pages };
      return savedThrough(desk, asked, html);
    },
    'removal.forget': async ({ setup }) => {
      const { key, record } = await setupOfKey(desk, setup);
      // The window asked before it called.
      await (await current.services()).forget(key, async () => true);
      desk.platform.logger.info('A setup was forgotten', { setup: keyOf(record) });
      desk.setupsChanged();
      return null;
    },
  };
}

const pages = [{ name: 'Page', extensions: ['html'] }];

function notLookedAt(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'Nobody has looked yet whether anything of this setup is left.',
    who: 'you',
    next: 'Take it back first, or go on where that stopped.',
  });
}
