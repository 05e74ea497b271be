import { minuteText } from '../../contract/minutes';
import type { RotationShown } from '../../contract/rotation';
import type { SetupRecord } from '../../ports/records';
import type { Markup } from '../html';
import { html, nothing } from '../html';
import { code, row } from '../table';
import type { AsBuiltInput } from './input';

/** The renewal under way; null: there is none, or it has ended. */
export function underWay({ rotation }: Pick<AsBuiltInput, 'rotation'>): RotationShown | null {
  return rotation !== null && rotation.endedAt === null ? rotation : null;
}

/** A renewal under way: which credential is old and which new, what the vendor was told, until when, who may end it. */
export function rotationPart(input: AsBuiltInput): Markup {
  const rotation = underWay(input);
  if (rotation === null) return nothing;
  const { startedAt, startedBy, old, new: made, deadline, evidence } = rotation;
  return html`<h2>Renewal of the credential, under way</h2>
    <p>
      Begun at ${minuteText(startedAt)} by ${startedBy}. Until it has ended both credentials work, and the old
      one is removed only after the new one was seen working at the vendor's.
    </p>
    <table>
      ${old.map((one) => row('Old', keyText(one)))}
      ${row('New', made === null ? 'not made yet' : keyText(made))}
      ${row('What the vendor was told', html`${told(input, rotation).map((line) => html`${line}<br />`)}`)}
      ${row(
        'To be changed over by',
        deadline === null
          ? 'no day: no old credential is known to work any more'
          : `${minuteText(deadline.at)}, ${deadline.why === 'set' ? 'as was set' : 'when the old one ends'}`,
      )}
      ${evidence.map(({ weight, text }) => row(weight === 'evidence' ? 'Seen' : 'Only hope', text))}
      ${row('Waits for', rotation.next.who)} ${row('Who may end it', whoEnds(input, rotation))}
    </table>`;
}

function keyText({ kind, name, keyId, expires }: RotationShown['old'][number]): Markup {
  const what = kind === 'secret' ? 'client secret' : 'certificate';
  return html`${what}${name === null ? '' : ` "${name}"`}, ends on ${expires.slice(0, 10)}, key ID
  ${code(keyId)}`;
}

/** What was handed over, oldest first: nothing else was told by Sendwright. */
function told({ record }: AsBuiltInput, { handedOverAt, deadline, phase }: RotationShown): readonly string[] {
  const before = handedBefore(record);
  const until = deadline === null ? 'at once' : `by ${deadline.at.slice(0, 10)}`;
  const aborting = record.rotation?.aborting;
  return [
    before === null
      ? 'When it got the old one is not known here.'
      : `At ${minuteText(before)} it was handed the old one.`,
    handedOverAt === null
      ? `It was not handed the new one${phase === 'begun' ? ', which is not there' : ' yet'}.`
      : `At ${minuteText(handedOverAt)} it was handed the new one, to be entered ${until}.`,
    ...(aborting === undefined
      ? []
      : [`${aborting.by} told it to stay with the old one (noted at ${minuteText(aborting.at)}).`]),
  ];
}

function handedBefore({ rotation, handedOver }: SetupRecord): string | null {
  const isOld = handedOver !== undefined && rotation?.old.some(({ keyId }) => keyId === handedOver.keyId);
  return rotation?.handedBefore?.at ?? (isOld === true ? handedOver.at : null);
}

function whoEnds({ roles }: AsBuiltInput, { phase }: RotationShown): string {
  const may = `whoever may change its credentials: ${roles.applications}, or an owner of the application`;
  return phase === 'seen-working'
    ? `${may}. The new one was seen working, so the old one may be removed.`
    : `${may}; but only once the new one was seen working: by the vendor's receipt or its own proof, or a named person's word for a message of its system. It is given up by the same people, who first tell the vendor to stay with the old one.`;
}
