import type { About, DeskSettings } from '../../contract/desk/app';
import { AppError, toAppError } from '../../contract/errors';
import type { Settings } from '../../contract/settings';
import { candidatePaths } from '../../exchange/powershell/candidates';
import { isProgram } from '../session/powershell-host';
import type { Channels, DeskContext } from './context';
import { addressOf } from './links';
import { logLines } from './log-lines';

type AppChannels = Channels<
  'app.state' | 'app.about' | 'app.openLink' | 'settings.read' | 'settings.write' | 'log.read'
>;

/** State, settings, log and what the app found on this computer. */
export function appChannels(desk: DeskContext): AppChannels {
  const { store, platform, settings } = desk;
  return {
    'app.state': async () => store.state,
    'app.about': async () => about(desk),
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

async function about({ platform, keychain, settings }: DeskContext): Promise<About> {
  const { host, version, runtime } = platform;
  const [status, powershell] = await Promise.all([
    keychain.status().catch((error: unknown) => ({ ok: false, message: toAppError(error).message }) as const),
    findPowerShell(settings.get().powershell),
  ]);
  return {
    ...{ version, host, runtime: runtime.map((one) => ({ ...one })), powershell, licence: 'MIT' },
    keychain: { ok: status.ok, text: status.ok ? keychain.name : status.message },
  };
}

/** Only looked for: which version it is, and whether its module fits, is seen when it is started. */
async function findPowerShell(named: string): Promise<About['powershell']> {
  const surroundings = { platform: process.platform, env: process.env, folder: process.cwd() };
  const paths = named.trim() === '' ? candidatePaths(surroundings) : [named.trim()];
  for (const path of paths) {
    if (await isProgram(path)) return { ok: true, text: 'found' };
  }
  return {
    ok: false,
    text: named.trim() === '' ? 'not found on this computer' : 'not found where the settings say',
  };
}
