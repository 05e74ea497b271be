import type { LogLine } from '../../../../electron/contract/desk/app';
import { settings } from '../ordinary';
import { fails, never, type Scenes } from '../scene';

const lines: LogLine[] = [
  {
    time: '2026-11-21T14:02:11.120Z',
    level: 'info',
    text: 'Signed in to contoso.example as admin@contoso.example.',
  },
  {
    time: '2026-11-21T14:02:13.480Z',
    level: 'debug',
    text: 'GET /v1.0/organization 200 112 ms 6d9b9f0e-52a5-4b8b-8a35-7f7d4a3c2e10',
  },
  {
    time: '2026-11-21T14:05:41.007Z',
    level: 'warn',
    text: 'Throttled: Graph asks to wait 10 s (POST /v1.0/$batch).',
  },
  {
    time: '2026-11-21T14:06:02.951Z',
    level: 'error',
    text: 'New-ManagementRoleAssignment refused: the signed-in person holds no Exchange role that may assign (c-20261121-0041).',
  },
];
const manyLines = Array.from({ length: 5_000 }, (_, index): LogLine => {
  const line = lines[index % lines.length];
  const time = new Date(Date.parse('2026-11-21T08:00:00.000Z') + index * 1_000).toISOString();
  return { level: 'info', text: '', ...line, time };
});
const unwritable = fails({
  code: 'in-use',
  message: 'The settings are being written by another window of Sendwright.',
  who: 'you',
  next: 'Close the other window, then try again.',
});

export const placesScenes: Scenes = {
  settings: { route: { page: 'settings' } },
  'settings-dark': {
    route: { page: 'settings' },
    answers: {
      'settings.read': () => ({ ...settings, theme: 'dark', proxy: 'http://proxy.contoso.example:8080' }),
    },
  },
  'settings-loading': { route: { page: 'settings' }, answers: { 'settings.read': never } },
  'settings-error': { route: { page: 'settings' }, answers: { 'settings.read': unwritable } },
  log: { route: { page: 'log' }, answers: { 'log.read': () => lines } },
  'log-many': { route: { page: 'log' }, answers: { 'log.read': () => manyLines } },
  'log-empty': { route: { page: 'log' } },
  'log-saved': { route: { page: 'log' }, answers: { 'log.read': () => lines }, press: ['Save the log'] },
  about: { route: { page: 'about' } },
  'about-without-keychain': {
    route: { page: 'about' },
    answers: {
      'app.about': () => ({
        ...{ version: '0.1.0', host: 'browser', licence: 'MIT' },
        runtime: [{ name: 'Node', version: '20.20.2' }],
        keychain: { ok: false, text: 'No Secret Service answers on this computer’s session bus.' },
        powershell: { ok: false, text: 'No PowerShell was found.' },
      }),
    },
  },
};
