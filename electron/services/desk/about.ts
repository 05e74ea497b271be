import type { About } from '../../contract/desk/app';
import { toAppError } from '../../contract/errors';
import { candidatePaths } from '../../exchange/powershell/candidates';
import { isProgram } from '../session/powershell-host';
import type { Channels, DeskContext } from './context';

/** What the app is, and what it found on this computer. */
export function aboutChannels(desk: DeskContext): Channels<'app.about'> {
  return { 'app.about': async () => about(desk) };
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
