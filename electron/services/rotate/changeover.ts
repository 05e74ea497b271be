import type { HandoffInput } from '../../handoff/input';
import type { SetupRecord } from '../../ports/records';
import { kindWords, underWay } from '../../upkeep/rotation/facts';
import { deadlineOf } from '../../upkeep/rotation/phase';

type Replaced = NonNullable<HandoffInput['replaces']>;

/** What a handoff says of the credential that it takes the place of, beside what must be read anyway. */
export function changeover(
  record: SetupRecord,
  now: Date,
  cautions: readonly string[],
): Pick<HandoffInput, 'cautions' | 'replaces'> {
  const replaces = replacedBy(record, now);
  return replaces === null ? { cautions } : { cautions: [...cautions, cautionOf(replaces)], replaces };
}

/** Null where no rotation is under way. */
function replacedBy(record: SetupRecord, now: Date): Replaced | null {
  const rotation = underWay(record);
  const [first] = rotation?.old ?? [];
  if (rotation === null || rotation.aborting !== undefined || first === undefined) return null;
  const deadline = deadlineOf({ rotation, record, seen: null, now });
  return { kind: first.kind, keyId: first.keyId, expires: first.expires, until: deadline?.at ?? null };
}

function cautionOf({ kind, until, expires }: Replaced): string {
  const what = kindWords[kind];
  return until === null
    ? `The ${what} you had ended on ${expires.slice(0, 10)}: without this new one no mail is sent. Enter it at once, and send the receipt back.`
    : `This takes the place of the ${what} that you have. Enter the new one by ${until.slice(0, 10)}, see your system send with it, and send the receipt back. The old one works until then, and is removed only after the new one was seen working.`;
}
