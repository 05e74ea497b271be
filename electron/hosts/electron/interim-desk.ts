import type { Desk } from '../../contract/desk/desk';
import { invokeChannels } from '../../contract/channels';
import { AppError } from '../../contract/errors';
import type { Platform } from '../../ports/platform';

/** Stands in until the desk of services is there: knows itself, and nothing else. */
export function interimDesk(platform: Platform): Desk {
  const refuse = async (): Promise<never> => {
    throw new AppError({ code: 'unsupported', message: 'This comes with a later version.' });
  };
  return {
    ...(Object.fromEntries(invokeChannels.map((channel) => [channel, refuse])) as unknown as Desk),
    'app.state': async () => ({
      ...{ seq: 0, target: null, operation: null, setupsVersion: 0, notices: [] },
      practice: { kind: 'off' },
      signIn: { kind: 'signed-out', error: null },
    }),
    'app.about': async () => ({
      version: platform.version,
      host: 'electron',
      runtime: [...platform.runtime],
      keychain: { ok: false, text: '' },
      powershell: { ok: false, text: '' },
      licence: 'MIT',
    }),
    listen: () => () => undefined,
    close: async () => undefined,
  };
}
