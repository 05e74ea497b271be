import type { SurveyDocument, SurveyLine } from '../contract/survey';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import { counted, type Style } from './style';

const words: Readonly<Record<SurveyLine['danger'], string>> = {
  'every-mailbox': 'can send as every mailbox',
  'could-widen': 'could give itself the right to send',
  unknown: 'cannot be worked out completely',
  'some-mailboxes': 'limited to some mailboxes',
  'as-persons': 'sends as the person who is signed in to it',
  none: 'has a right over mail, none to send',
};

/** The survey as a consultant reads it: gravest first, an application a paragraph. */
export function surveyText(made: SurveyDocument, style: Style): string {
  const document = plain(made);
  const { tenant, madeBy, madeAt, looked, mailboxes, applications } = document;
  const head = `${counted(applications.length, 'application')} of ${looked} with rights over mail; ${mailboxes ?? 'an unknown number of'} mailboxes. As ${madeBy}, ${minuteText(madeAt)}. Nothing was written.`;
  return [
    style.heading(`Who can send mail in ${tenant.name}`),
    style.dim(style.wrap(head, 2)),
    ...applications.flatMap((line) => lineText(line, style)),
    ...notes(document, style),
  ].join('\n');
}

function lineText(line: SurveyLine, style: Style): string[] {
  const mark = { 'every-mailbox': style.fail, 'could-widen': style.fail, unknown: style.unknown }[
    line.danger as string
  ];
  const off = line.enabled ? '' : ', disabled';
  const whose = { 'this-tenant': '', microsoft: ', Microsoft’s own', other: ', of another organisation' };
  return [
    '',
    style.item(
      mark ?? style.dim('·'),
      `${style.bold(line.name)} ${words[line.danger]}${whose[line.owner]}${off}`,
    ),
    style.row('client id', line.clientId),
    style.row('mailboxes', reachText(line)),
    ...line.ways.map((way) => style.row('by', `${way.name}${way.limit === null ? '' : `, ${way.limit}`}`)),
    style.row('credentials', credentialsText(line)),
    style.row('changed', changeText(line)),
    ...line.reach.unknown.map((why) => style.row('unknown', why)),
  ];
}

function reachText({ reach }: SurveyLine): string {
  const number = `${reach.count ?? 'unknown'} of ${reach.of ?? 'unknown'}`;
  if (reach.mailboxes.length === 0) return number;
  const more = (reach.count ?? reach.mailboxes.length) > reach.mailboxes.length ? ' …' : '';
  return `${number}: ${reach.mailboxes.join(', ')}${more}`;
}

function credentialsText({ credentials, owner }: SurveyLine): string {
  if (credentials === null) {
    return owner === 'this-tenant' ? 'not seen' : 'kept in the tenant of whoever owns the application';
  }
  if (credentials.length === 0) return 'none';
  return credentials
    .map(({ kind, ageDays, daysLeft }) => {
      const ends = daysLeft < 0 ? `expired ${-daysLeft} days ago` : `${daysLeft} days left`;
      return `${kind}, ${ageDays} days old, ${ends}`;
    })
    .join('; ');
}

function changeText({ lastChange }: SurveyLine): string {
  if (lastChange === null) return 'not in what was read of the audit log';
  return `${minuteText(lastChange.at)}, ${lastChange.what}${lastChange.by === '' ? '' : ` by ${lastChange.by}`}`;
}

function notes({ applications, changes, gaps }: SurveyDocument, style: Style): string[] {
  const log = changes.known
    ? `The audit log was read back to ${changes.since === null ? 'its beginning: it is empty' : minuteText(changes.since)}${changes.whole ? '' : '; older lines were not read'}.`
    : `The last changes are not known: ${changes.why}`;
  const [first] = applications;
  const use = `When an application was used last is unknown: Graph does not show the sign-ins of applications. The portal does${first === undefined ? '.' : `, e.g. ${first.lastUse.link} (--json has the link of each).`}`;
  return [
    '',
    style.dim(style.wrap(log, 2)),
    style.dim(style.wrap(use, 2)),
    ...gaps.flatMap(({ what, why, who }) => [
      style.item(style.unknown, `${what} could not be read: ${why}`),
      ...(who === null ? [] : [style.dim(style.item('Who:', who, 4))]),
    ]),
  ];
}
