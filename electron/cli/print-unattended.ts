import type { UnattendedDocument, UnattendedPlan } from '../contract/unattended-setup';
import { plain } from './plain';
import { brokenOff, type RunEnd } from './run-end';
import { stepLines } from './print-plan';
import { openLines, partLines } from './print-removal';
import { counted, type Style } from './style';

/** The plan as a consultant reads it before approving; what the application holds too much stands first, in red. */
export function unattendedPlanText(made: UnattendedPlan, style: Style): string {
  const plan = plain(made);
  const client = plan.clientId === null ? '' : `client ${plan.clientId}, `;
  const head =
    plan.aim === 'remove' ? `Take back ${plan.application}` : `${plan.application}: reads for scheduled jobs`;
  return [
    style.heading(head),
    style.dim(style.wrap(`${client}tenant ${plan.tenantName} (${plan.tenantId})`, 2)),
    ...(plan.excess.length === 0
      ? []
      : [style.heading('Holds more than it is to hold'), ...excessLines(plan.excess, style)]),
    style.heading('In this order'),
    ...stepLines(plan, plan.steps, style),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.notes.map((note) => style.dim(style.wrap(note, 2))),
    ...settledByOthers(plan, style),
  ].join('\n');
}

/** The summary after a run. */
export function unattendedText(made: UnattendedDocument, style: Style): string {
  const document = plain(made);
  const { proof, certificate, savedAs, passphraseFile } = document;
  const [mark, words, next] = resultOf(document);
  return [
    '',
    ...(proof === null ? [] : partLines(proof.parts, style, document.tenantName)),
    ...seenLines(document, style),
    ...document.notes.map((note) => style.dim(style.wrap(note, 2))),
    ...excessLines(staying(document.plan), style),
    ...(proof === null ? settledByOthers(document.plan, style) : []),
    style.item(style[mark], `${document.application} in ${document.tenantName}: ${words}`, 0),
    ...openLines(document, style),
    ...(certificate === null
      ? []
      : [
          style.row(
            'certificate',
            `${certificate.thumbprint}, ${counted(certificate.daysLeft, 'day')} left (${certificate.expires.slice(0, 10)}), kept in ${certificate.keptIn}`,
          ),
        ]),
    ...(savedAs === null ? [] : [style.row('sealed file', savedAs)]),
    ...(passphraseFile === null
      ? []
      : [
          style.row(
            'passphrase',
            `${passphraseFile}; the job gets it as its one secret, never beside the file`,
          ),
        ]),
    ...(next === null ? [] : [style.item('Next:', next)]),
  ].join('\n');
}

function seenLines({ seen }: UnattendedDocument, style: Style): readonly string[] {
  if (seen === null) return [];
  const marks = { works: style.pass, waiting: style.open, failed: style.fail, 'not-looked': style.unknown };
  const rows = [
    ['Sign-in', seen.token],
    ['Microsoft Graph', seen.graph],
    ['Exchange Online', seen.exchange],
  ] as const;
  return [
    style.heading('Signed in as the application'),
    ...rows.map(([name, { status, finding }]) => style.item(marks[status], `${name}: ${finding}`)),
    '',
  ];
}

function excessLines(excess: UnattendedPlan['excess'], style: Style): readonly string[] {
  return excess.map(({ finding, severity, next }) => {
    const words = next === null ? finding : `${finding} ${next}`;
    return style.item(style.fail, severity === 'high' ? style.red(words) : words);
  });
}

/** What stays as it is: no step takes it away. */
function staying({ excess }: UnattendedPlan): UnattendedPlan['excess'] {
  return excess.filter(({ next }) => next !== null);
}

function settledByOthers({ open }: UnattendedPlan, style: Style): readonly string[] {
  return open.map(({ finding, who, next }) =>
    style.item(style.unknown, `${finding} Who can: ${who}. ${next}`),
  );
}

function resultOf(document: UnattendedDocument): RunEnd {
  const again = `sendwright unattended --tenant ${document.tenant}${document.plan.aim === 'remove' ? ' --remove' : ''}`;
  switch (document.result) {
    case 'done':
    case 'nothing-to-do':
      return document.plan.aim === 'remove' ? removedResult(document, again) : setUpResult(document, again);
    case 'waiting':
      return [
        'open',
        'configured, not yet effective: Entra does not know everything yet.',
        `go on in some minutes: ${again}`,
      ];
    default:
      return brokenOff(document.result, again, 'What is done stays done.');
  }
}

function setUpResult(document: UnattendedDocument, again: string): RunEnd {
  const { result, seen, certificate, tenant, savedAs, passphraseFile, plan } = document;
  const blocked = plan.open.find(({ what }) => what === 'sign-in-blocked');
  if (blocked !== undefined)
    return ['fail', 'in place, and its sign-in is blocked.', `${blocked.who}: ${blocked.next}`];
  const all = seen === null ? [] : [seen.token.status, seen.graph.status, seen.exchange.status];
  if (all.includes('failed'))
    return ['fail', 'in place, and it could not read.', `see above, then: ${again}`];
  if (all.includes('waiting'))
    return ['open', 'configured, not yet effective: new rights take some minutes.', `look again: ${again}`];
  if (plan.open.length > 0) {
    const state = result === 'done' ? 'set up' : 'in place';
    return [
      'open',
      `${state} as far as could be looked at; what it holds in Exchange is not known.`,
      `let somebody look who can: ${again}`,
    ];
  }
  if (staying(plan).length > 0)
    return ['open', 'in place, and it holds more than this computer gave it: see above.', again];
  const words = result === 'done' ? 'set up.' : 'everything is in place.';
  if (certificate === null) return ['pass', words, null];
  const file = savedAs === null ? '' : ` ${savedAs} --unattended-passphrase-file ${passphraseFile ?? 'FILE'}`;
  const review = `sendwright review --all --tenant ${tenant} --unattended${file}`;
  return ['pass', words, `review without a person: ${review}`];
}

function removedResult({ proof }: UnattendedDocument, again: string): RunEnd {
  switch (proof?.verdict) {
    case 'not-removed':
      return ['fail', 'something is still there, as shown above.', `take it away: ${again}`];
    case 'unknown':
      return ['open', 'every step is done, but not everything could be looked at.', again];
    case 'removed':
    case undefined:
      return ['pass', 'removed. Nothing of it is left; sealed files of it open no door any more.', null];
  }
}
