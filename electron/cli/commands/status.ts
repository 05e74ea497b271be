import { Command } from 'commander';
import type { StatusDocument } from '../../contract/documents';
import type { Effect, ProvenWith } from '../../contract/proof';
import type { CredentialTest } from '../../contract/receipt';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import { minuteAfter, minuteText } from '../../contract/minutes';
import { counted, type Style } from '../style';

type SetupStatus = StatusDocument['setups'][number];

/** `status [SETUP]`: what this computer knows of its setups. */
export function statusCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('status')
      .description('List the setups this computer knows: state, expiry, last proof, what is next.')
      .argument('[setup]', 'only this setup'),
    'records',
  ).action(async (setup: string | undefined, options: CommonOptions) =>
    runCommand(context, options, async ({ services, style }) => {
      const document = await services.status(setup);
      return { document, text: statusText(document, style), code: statusExitCode(document) };
    }),
  );
}

/** The worst state of the setups shown decides. */
export function statusExitCode(document: StatusDocument): ExitCode {
  const states = new Set(document.setups.map((setup) => setup.state));
  if (states.has('failed') || states.has('proof-failed')) return exitCodes.failed;
  if (states.has('partly-applied') || states.has('expired') || states.has('removing')) {
    return exitCodes.needsPerson;
  }
  return states.has('not-yet-effective') ? exitCodes.notYetEffective : exitCodes.done;
}

/** One block a setup. */
export function statusText(document: StatusDocument, style: Style): string {
  if (document.setups.length === 0) return 'No setup yet. Begin with: sendwright plan FILE.sendwright.yaml';
  return plain(document)
    .setups.map((setup) => setupText(setup, style))
    .join('\n\n');
}

const marks = {
  planned: 'open',
  'partly-applied': 'open',
  failed: 'fail',
  configured: 'open',
  'not-yet-effective': 'open',
  proven: 'pass',
  'proof-failed': 'fail',
  expired: 'fail',
  removing: 'open',
  removed: 'pass',
} as const;

const words = {
  planned: 'planned',
  'partly-applied': 'partly applied',
  failed: 'last run failed',
  configured: 'configured, not proven yet',
  'not-yet-effective': 'configured, not yet effective',
  proven: 'proven',
  'proof-failed': 'the proof failed',
  expired: 'the credential has expired',
  removing: 'being taken back, not all is gone',
  removed: 'removed',
} as const;

/** Whose word the last proof is, where it is not our own. */
const wordOf: Record<ProvenWith, string> = {
  'own-credential': '',
  'proof-credential': ', with a credential made for the proof',
  'vendor-report': ', as the vendor reports',
};

const verdictWords: Readonly<Record<string, string>> = {
  proven: 'proven',
  failed: 'does not hold',
  'not-yet-effective': 'not yet effective',
  unknown: 'not all could be tested',
};

/** Since when, what is waited for, when next. */
function effectRows(effect: Effect): [string, string][] {
  return [
    ['since', minuteText(effect.since)],
    ['waits for', effect.waitsFor],
    effect.overdue
      ? ['overdue', `it should have held by ${minuteText(effect.latest)}`]
      : [
          'next look',
          `${minuteAfter(effect.nextLook)}; holds by ${minuteText(effect.latest)}, or something is wrong`,
        ],
    ...effect.lookAt.map((text): [string, string] => ['look at', text]),
  ];
}

const testWords: Readonly<Record<CredentialTest['result'], string>> = {
  works: 'credential tested there: it works',
  wrong: 'credential tested there: it is WRONG',
  expired: 'credential tested there: it has ENDED',
  blocked: 'credential tested there: BLOCKED by Conditional Access',
  refused: 'credential tested there: REFUSED',
  unreachable: 'credential not tested there: nobody answered',
  skipped: 'credential not tested there',
};

function acceptanceText(seen: NonNullable<SetupStatus['acceptance']> | null): string {
  if (seen === null) return 'not seen yet, since the last handoff';
  const { firstAt, from, messages, recipients } = seen;
  const many = `${counted(messages, 'message')} to ${counted(recipients, 'recipient')}`;
  return `since ${minuteText(firstAt)}, first as ${from}; ${many} in the ten days from then`;
}

function takenOverText({ by, at, test, isCurrent }: NonNullable<SetupStatus['takenOver']>): string {
  const tested = test === null ? '' : `; ${testWords[test]}`;
  return `by ${by}, ${minuteText(at)}${tested}${isCurrent ? '' : ' (an older credential)'}`;
}

function setupText(setup: SetupStatus, style: Style): string {
  const rows: [string, string][] = [
    ['tenant', `${setup.tenantName} (${setup.tenant})`],
    ['client id', setup.clientId ?? 'not registered yet'],
    [
      'senders',
      setup.senders.length > 3
        ? `${setup.senders.slice(0, 3).join(', ')} and ${setup.senders.length - 3} more`
        : setup.senders.join(', '),
    ],
    ['scoping', setup.scoping],
  ];
  if (setup.stage != null) {
    rows.push(['stage', setup.stage === 'test' ? 'test: no agreed sender may send yet' : 'live']);
  }
  if (setup.credential !== null) {
    rows.push([
      'credential',
      `${setup.credential.kind}, ${counted(setup.credential.daysLeft, 'day')} left (${setup.credential.expires.slice(0, 10)})`,
    ]);
  }
  if (setup.lastProof !== null) {
    const { verdict, time, provenWith } = setup.lastProof;
    const word = provenWith === undefined ? '' : wordOf[provenWith];
    rows.push(['last proof', `${verdictWords[verdict] ?? verdict}, ${minuteText(time)}${word}`]);
  }
  if (setup.takenOver != null) rows.push(['taken over', takenOverText(setup.takenOver)]);
  if (setup.acceptance !== undefined) rows.push(['vendor sends', acceptanceText(setup.acceptance)]);
  if (setup.effect != null) rows.push(...effectRows(setup.effect));
  if (setup.open.length > 0) rows.push(['open', counted(setup.open.length, 'step')]);
  rows.push(['next', setup.next]);
  const head = `${style[marks[setup.state]]} ${style.bold(setup.id)}  ${setup.application}: ${words[setup.state]}`;
  return [head, ...rows.map(([name, value]) => style.row(name, value))].join('\n');
}
