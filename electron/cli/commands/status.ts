import { Command } from 'commander';
import type { StatusDocument } from '../../contract/documents';
import type { Effect, ProvenWith } from '../../contract/proof';
import type { CredentialTest } from '../../contract/receipt';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { statusListText } from '../print-status-list';
import { runCommand, type CommandRun } from '../run-command';
import { isTenant } from '../tenant-name';
import { refuseForeign } from '../written-files';
import { minuteAfter, minuteText } from '../../contract/minutes';
import { counted, type Style } from '../style';

type SetupStatus = StatusDocument['setups'][number];
type ReaderStatus = NonNullable<StatusDocument['unattended']>[number];

/** `status [SETUP]`: what this computer knows of its setups. */
export function statusCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('status')
      .description(
        'List the setups this computer knows, what needs somebody first: state, expiry, last proof and review, what is next.',
      )
      .argument('[setup]', 'only this setup')
      .option('--tenant <name...>', 'only these tenants (name, domain or id)')
      .option('--due', 'only what needs somebody, now or soon; exits 3 where it is now')
      .option('--ics <file>', 'write renewals and reviews that fall due as a calendar (.ics)'),
    'records',
    'unattended',
  ).action(async (setup: string | undefined, options: StatusOptions) => {
    const work = async ({ services, style }: CommandRun) => {
      if (options.ics !== undefined) await refuseForeign(context, options.ics, 'calendar');
      const all = await services.status(setup);
      const document = filtered(all, (one) => isIn(one, options.tenant) && isWanted(one, options));
      // The calendar is of all that was asked for, whether it is due yet or not.
      const dated = filtered(all, (one) => isIn(one, options.tenant));
      if (options.ics !== undefined) await context.writeText(options.ics, services.statusCalendar(dated));
      const text = isEmpty(document) && !isEmpty(all) ? 'Nothing of that.' : statusText(document, style);
      return { document, text, code: codeOf(document, options) };
    };
    await runCommand(context, options, work, 'unattended');
  });
}

type StatusOptions = CommonOptions & { tenant?: string[]; due?: boolean; ics?: string };

type Listed = SetupStatus | ReaderStatus;

function filtered(document: StatusDocument, keeps: (one: Listed) => boolean): StatusDocument {
  const { setups, unattended } = document;
  return {
    ...document,
    setups: setups.filter(keeps),
    ...(unattended === undefined ? {} : { unattended: unattended.filter(keeps) }),
  };
}

function isEmpty({ setups, unattended = [] }: StatusDocument): boolean {
  return setups.length + unattended.length === 0;
}

function isIn(one: Listed, tenants: readonly string[] | undefined): boolean {
  return tenants === undefined || tenants.some((name) => isTenant(one, name.toLowerCase()));
}

function isWanted(one: Listed, { due }: StatusOptions): boolean {
  return due !== true || (one.due ?? 'none') !== 'none';
}

function codeOf(document: StatusDocument, { due }: StatusOptions): ExitCode {
  const code = statusExitCode(document);
  const { setups, unattended = [] } = document;
  const isWaiting = due === true && [...setups, ...unattended].some((one) => one.due === 'now');
  return isWaiting && code !== exitCodes.failed ? exitCodes.needsPerson : code;
}

/** The worst state of the setups shown decides. */
export function statusExitCode(document: StatusDocument): ExitCode {
  const states = new Set(document.setups.map((setup) => setup.state));
  if (states.has('failed') || states.has('proof-failed')) return exitCodes.failed;
  // An ended certificate, as an ended credential of a setup.
  if (document.unattended?.some(({ daysLeft }) => daysLeft < 0) === true) return exitCodes.needsPerson;
  if (states.has('partly-applied') || states.has('expired') || states.has('removing')) {
    return exitCodes.needsPerson;
  }
  return states.has('not-yet-effective') ? exitCodes.notYetEffective : exitCodes.done;
}

/** More than so many are told in a line each. */
const mostBlocks = 3;

/** One block a setup, or where there are many a line each; then the reading applications. */
export function statusText(document: StatusDocument, style: Style): string {
  const { setups, unattended = [] } = plain(document);
  const readers = unattended.map((one) => readerText(one, style));
  if (setups.length === 0 && readers.length === 0) {
    return 'No setup yet. Begin with: sendwright plan FILE.sendwright.yaml';
  }
  if (setups.length > mostBlocks) return [statusListText(plain(document), style), ...readers].join('\n\n');
  return [...setups.map((setup) => setupText(setup, style)), ...readers].join('\n\n');
}

function readerText(one: ReaderStatus, style: Style): string {
  const mark = { now: style.fail, soon: style.warn, none: style.pass }[one.due];
  const why = one.because.length === 0 ? 'reads for scheduled jobs' : one.because.join('; ');
  return [
    `${mark} ${style.bold(one.application)}  ${one.tenantName}: ${why}`,
    style.row('tenant', `${one.tenantName} (${one.tenant})`),
    style.row('client id', one.clientId),
    style.row('certificate', `${counted(one.daysLeft, 'day')} left (${one.expires.slice(0, 10)})`),
    style.row('next', one.next),
  ].join('\n');
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

function reviewText({ last, next, isOverdue, signedBy }: NonNullable<SetupStatus['review']>): string {
  const due = isOverdue ? `was due ${next}` : `next ${next}`;
  if (last === null) return `none yet; ${due}`;
  const { high, medium, low } = last.open;
  const found = high + medium + low === 0 ? 'as agreed' : `${high} grave, ${medium} medium, ${low} small`;
  return `${minuteText(last.at)}: ${last.verdict === 'unknown' ? 'not all could be looked at' : found}; ${signedBy === null ? 'not signed' : `signed by ${signedBy}`}; ${due}`;
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
  if (setup.review !== undefined && setup.state !== 'planned')
    rows.push(['review', reviewText(setup.review)]);
  if (setup.effect != null) rows.push(...effectRows(setup.effect));
  if (setup.open.length > 0) rows.push(['open', counted(setup.open.length, 'step')]);
  rows.push(['next', setup.next]);
  const head = `${style[marks[setup.state]]} ${style.bold(setup.id)}  ${setup.application}: ${words[setup.state]}`;
  return [head, ...rows.map(([name, value]) => style.row(name, value))].join('\n');
}
