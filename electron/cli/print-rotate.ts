import type { RotateDocument, RotationNext, RotationPhase, RotationShown } from '../contract/rotation';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import type { Style } from './style';

type Mark = 'pass' | 'fail' | 'open' | 'warn';

const phases: Readonly<Record<RotationPhase, readonly [Mark, string]>> = {
  none: ['open', 'no rotation.'],
  begun: ['open', 'a rotation has begun; the new credential is not there yet.'],
  made: ['open', 'the new credential is there, beside the old one; nobody has it yet.'],
  'handed-over': ['open', 'the new credential was handed over; the old one stays until it is seen working.'],
  'seen-working': ['open', 'the vendor was seen working with the new credential; the old one can go.'],
  done: ['pass', 'rotated: the new credential alone is in use.'],
  aborted: ['pass', 'aborted: the old credential stays in use.'],
  overtaken: ['warn', 'over: another credential took the place of those it was about.'],
};

const ends: Readonly<Partial<Record<RotateDocument['result'], readonly [Mark, string]>>> = {
  failed: ['fail', 'not every step succeeded. What is done stays; rotate again to go on.'],
  'needs-person': ['open', 'done as far as you may. The rest waits for other people:'],
  waiting: ['open', 'the tenant needs time. Rotate again then.'],
  cancelled: ['open', 'cancelled. What is done stays; rotate again to go on.'],
  'not-approved': ['open', 'not approved, nothing was written.'],
};

/** How a rotation stands, what speaks for it that the vendor changed over, and what is next. */
export function rotateText(made: RotateDocument, style: Style): string {
  const document = plain(made);
  const { application, rotation, result, findings, waitsFor, notes } = document;
  const ended = ends[result];
  const [mark, text] = phases[rotation?.phase ?? 'none'];
  return [
    '',
    ...notes.map((note) => style.dim(style.wrap(note, 2))),
    ...(ended === undefined ? [] : [style.item(style[ended[0]], `${application}: ${ended[1]}`, 0)]),
    ...waitsFor.flatMap(({ who, reason }) => [style.item(style.open, who), style.dim(style.wrap(reason, 4))]),
    ...(ended !== undefined && rotation === null
      ? []
      : [style.item(style[mark], ended === undefined ? `${application}: ${text}` : text, 0)]),
    style.row('tenant', `${document.tenantName} (${document.tenant})`),
    ...(rotation === null ? [] : rotationLines(rotation, style)),
    ...testLines(document, style),
    ...findings.flatMap(({ finding, who, next }) => [
      style.item(style.warn, finding),
      style.item('Who can mend it:', who, 4),
      style.item('Next:', next, 4),
    ]),
    ...(document.setupFile === null
      ? []
      : [style.item('Setup file:', `let it say what is there now: ${document.setupFile}`)]),
    ...(rotation === null || rotation.next.act === 'nothing'
      ? []
      : [style.item('Next:', nextText(rotation.next, document.setup))]),
  ].join('\n');
}

function rotationLines({ old, new: made, deadline, evidence, phase }: RotationShown, style: Style): string[] {
  const isOver = ['done', 'aborted', 'overtaken'].includes(phase);
  return [
    ...(made === null || phase === 'aborted' ? [] : [style.row('new', keyText(made))]),
    ...(phase === 'done' ? [] : old.map((one) => style.row('old', keyText(one)))),
    ...(deadline === null
      ? []
      : [
          style.row(
            'deadline',
            `${minuteText(deadline.at)}${deadline.why === 'set' ? ', as was set' : ', when the old one ends'}`,
          ),
        ]),
    ...(isOver && phase !== 'done' ? [] : evidence.map(({ weight, text }) => style.row(weight, text))),
  ];
}

function keyText({ kind, name, keyId, expires }: RotationShown['old'][number]): string {
  return `${kind}${name === null ? '' : ` "${name}"`}, ends on ${expires.slice(0, 10)} (${keyId})`;
}

function testLines({ test, keptIn, rotation }: RotateDocument, style: Style): string[] {
  if (rotation?.phase !== 'made' && rotation?.phase !== 'handed-over') return [];
  if (keptIn === null)
    return [style.row('kept in', 'the vendor’s hands alone: nothing of it can be tried here')];
  return [
    style.row('kept in', keptIn),
    ...(test === null || test.result !== 'works'
      ? []
      : [style.row('tried', `${test.message} (${minuteText(test.time)})`)]),
  ];
}

/** The next act with its command. */
function nextText({ act, who, text, until }: RotationNext, setup: string): string {
  const commands: Readonly<Record<RotationNext['act'], string>> = {
    nothing: '',
    make: `sendwright rotate ${setup}`,
    'try-again': `sendwright rotate ${setup}`,
    'remove-old': `sendwright rotate ${setup}`,
    'finish-abort': `sendwright rotate ${setup}`,
    'hand-over': `sendwright handoff ${setup} --out DIR …, then let the vendor send the receipt back`,
    'await-vendor': `sendwright handoff ${setup} --receipt FILE, or rotate ${setup} --vendor-result FILE, or rotate ${setup} --confirm "NAME"`,
  };
  const whom = who === 'you' ? '' : `${who}: `;
  const day = until === null ? '' : ` By ${until.slice(0, 10)}.`;
  return `${whom}${text} (${commands[act]}).${day}`;
}
