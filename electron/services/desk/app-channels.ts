import type { DeskSettings } from '../../contract/desk/app';
import { AppError } from '../../contract/errors';
import type { Settings } from '../../contract/settings';
import type { Channels, DeskContext } from './context';
import { addressOf } from './links';
import { logLines } from './log-lines';

type AppChannels = Channels<'app.state' | 'app.openLink' | 'settings.read' | 'settings.write' | 'log.read'>;

/** State, settings and log. */
export function appChannels(desk: DeskContext): AppChannels {
  const { store, platform, settings } = desk;
  return {
    'app.state': async () => store.state,
    'app.openLink': async ({ link, setup }) => {
      await platform.openExternal(await addressOf(desk, link, setup));
      return null;
    },
    'settings.read': async () => shownSettings(settings.get()),
    'settings.write': async (wanted) => {
      const { clientId, cloud, ...same } = wanted;
      refuseBadProxy(wanted.proxy);
      const id = clientId.trim();
      return shownSettings(settings.update({ ...same, cloud, clientId: id === '' ? null : id }));
    },
    'log.read': async () => logLines(platform.logFile),
  };
}

function shownSettings(settings: Settings): DeskSettings {
  const { powershell, exchangeSignIn, installModule, proxy, theme } = settings;
  const names = ['global', 'gccHigh', 'dod', 'china'] as const;
  const cloud = names.find((name) => name.toLowerCase() === settings.cloud.toLowerCase()) ?? 'global';
  return {
    cloud,
    clientId: settings.clientId ?? '',
    powershell,
    exchangeSignIn,
    installModule,
    proxy,
    theme,
  };
}

function refuseBadProxy(proxy: string): void {
  if (proxy.trim() === '' || /^https?:\/\/[^\s/@]+\/?$/u.test(proxy.trim())) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'The proxy is no address such as http://proxy.contoso.example:8080.',
    who: 'you',
    next: 'Write it so, without a name or password, or leave it empty: then the system’s own is used.',
    issues: [{ where: 'proxy', problem: 'expected http:// or https://, a host and a port' }],
  });
}
