import type { RemovalMailbox, RemovalPart, RemovalPlan, RemoveDocument } from '../contract/removal';
import { minuteAfter } from '../contract/minutes';
import { plain } from './plain';
import { brokenOff, type RunEnd } from './run-end';
import { stepLines } from './print-plan';
import { numbersOf, stepsText } from './step-numbers';
import { counted, type Style } from './style';

/** The plan of a decommission as a consultant reads it before approving. */
export function removalPlanText(made: RemovalPlan, style: Style): string {
  const plan = plain(made);
  const client = plan.clientId === null ? '' : `client ${plan.clientId}, `;
  return [
    style.heading(`Take back ${plan.application}`),
    style.dim(style.wrap(`${client}tenant ${plan.tenantName} (${plan.tenantId}), setup ${plan.setup}`, 2)),
    style.heading('In this order'),
    ...(plan.steps.length === 0 ? ['  Nothing is left to take away.'] : stepLines(plan, plan.steps, style)),
    ...keptLines(plan, style),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.notes.map((note) => style.dim(style.wrap(note, 2))),
  ].join('\n');
}

function keptLines({ kept, mailboxes, licences }: RemovalPlan, style: Style): readonly string[] {
  const lines = [
    ...kept.map(({ what, name, why }) => style.item('·', `${style.bold(name)} (${whatWords[what]}): ${why}`)),
    ...mailboxes.filter(({ goes }) => !goes).map((one) => mailboxLine(one, style)),
    ...licences
      .filter(({ goes }) => !goes)
      .map(({ user, licence }) =>
        style.item(
          '·',
          `${style.bold(user)}: the licence ${licence}, assigned for this setup. To take it back: --remove-licence ${user}`,
        ),
      ),
  ];
  return lines.length === 0 ? [] : [style.heading('Kept'), ...lines];
}

const whatWords: Readonly<Record<RemovalPlan['kept'][number]['what'], string>> = {
  application: 'application',
  servicePrincipal: 'service principal',
  pointer: 'service principal in Exchange',
  scope: 'management scope',
  group: 'group',
  policy: 'access policy',
  assignment: 'role assignment',
};

function mailboxLine(one: RemovalMailbox, style: Style): string {
  const made = one.made === 'here' ? 'made for this setup' : 'begun by a run that was cut off';
  const why =
    one.holds.length + one.usedBy.length > 0
      ? 'It cannot go.'
      : `To delete it: --remove-mailbox ${one.address}`;
  return style.item('·', `${style.bold(one.address)}, ${made}: ${useText(one)}. ${why}`);
}

function useText({ seen, size, items, lastUse, delegates, holds, usedBy }: RemovalMailbox): string {
  if (!seen) return 'how it is used cannot be seen by whoever is signed in';
  return [
    items === null ? 'size not told' : `${counted(items, 'item')}${size === null ? '' : `, ${size}`}`,
    lastUse === null ? 'no use known' : `last used on ${lastUse.slice(0, 10)}`,
    delegates.length === 0 ? 'no delegates' : `delegates: ${delegates.join(', ')}`,
    holds.length === 0 ? 'no hold' : `ON HOLD: ${holds.join(', ')}`,
    ...(usedBy.length === 0 ? [] : [`used by ${usedBy.join(', ')}`]),
  ].join('; ');
}

/** The last lines of `remove --out`. */
export function savedPlanText(made: RemoveDocument, style: Style): string {
  const { plan, savedAs } = plain(made);
  return [
    '',
    ...openLines(plain(made), style),
    `${counted(plan.steps.length, 'step')}. Nothing was written to the tenant.`,
    `Saved as ${savedAs ?? ''}; digest ${plan.digest?.slice(0, 12) ?? ''}.`,
    style.wrap(`Next: sendwright apply ${savedAs ?? 'PLAN'}`, 0),
  ].join('\n');
}

/** The summary after a run. */
export function removedText(made: RemoveDocument, style: Style): string {
  const document = plain(made);
  const [mark, words, next] = resultOf(document);
  return [
    '',
    ...(document.proof === null ? [] : partLines(document.proof.parts, style, document.plan.tenantName)),
    ...document.notes.map((note) => style.dim(style.wrap(note, 2))),
    style.item(style[mark], `${document.application}: ${words}`, 0),
    ...openLines(document, style),
    ...(document.savedAs === null ? [] : [`  Written to ${document.savedAs}`]),
    ...(next === null ? [] : [style.item('Next:', next)]),
  ].join('\n');
}

/** Steps that wait for somebody else, or for time. */
export function openLines(
  { waitsFor, plan }: Pick<RemoveDocument, 'waitsFor'> & { readonly plan: Pick<RemovalPlan, 'steps'> },
  style: Style,
): readonly string[] {
  const numbers = numbersOf(plan);
  return waitsFor.flatMap(({ who, reason, steps }) => [
    style.item(style.open, `${who === 'time' ? '' : `${who}: `}${stepsText(steps, numbers)}`),
    style.dim(style.wrap(reason, 4)),
  ]);
}

/** What was looked at after a removal, and what is left. */
export function partLines(
  parts: readonly RemovalPart[],
  style: Style,
  tenantName: string,
): readonly string[] {
  const marks = { pass: style.pass, kept: style.warn, fail: style.fail, unknown: style.unknown };
  return [
    style.heading(`What is left at ${tenantName}`),
    ...parts.map(({ title, status, finding, who }) =>
      style.item(marks[status], `${title}: ${finding}${who === null ? '' : ` Can be seen by ${who}.`}`),
    ),
    '',
  ];
}

function resultOf(document: RemoveDocument): RunEnd {
  const again = `sendwright remove ${document.setup}`;
  switch (document.result) {
    case 'planned':
      return ['open', 'planned, nothing was written.', null];
    case 'done':
    case 'nothing-to-do':
      return provenResult(document, again);
    case 'waiting':
      return [
        'open',
        document.nextTry === null
          ? 'the tenant needs time before the rest can go.'
          : `waiting until ${minuteAfter(document.nextTry)}. What is gone stays gone.`,
        `go on then: ${again} (or now, with --wait)`,
      ];
    default:
      return brokenOff(document.result, again, 'What is gone stays gone.');
  }
}

function provenResult({ proof, setup }: RemoveDocument, again: string): RunEnd {
  switch (proof?.verdict) {
    case 'removed': {
      const until = proof.restorableUntil;
      const back =
        until === null ? '' : ` It can be brought back until ${until.slice(0, 10)}: ${again} --restore.`;
      return [
        'pass',
        `removed. Nothing of it is left but what is named as kept.${back}`,
        `write it down for the customer: sendwright remove ${setup} --page removed.html`,
      ];
    }
    case 'not-removed':
      return ['fail', 'something is still there, as shown above.', `take it away: ${again}`];
    case 'unknown':
      return [
        'open',
        'every step is done, but not everything could be looked at.',
        `have somebody look who can see it: ${again}`,
      ];
    case undefined:
      return ['pass', 'nothing is left to take away.', null];
  }
}
