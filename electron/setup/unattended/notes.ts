import { listed } from '../planning';
import { unattendedKeys } from './keys';
import type { UnattendedSeen } from './observe';

/** What a reader of the plan should know; pure. */
export function notesOf(
  seen: UnattendedSeen,
  made: {
    /** Rights that this cloud does not offer. */
    readonly missing: readonly string[];
    /** Whether the plan does anything about certificates. */
    readonly makes: boolean;
    /** Key ids of the certificates that the plan removes. */
    readonly gone: ReadonlySet<string>;
  },
  now: Date,
): readonly string[] {
  const { held, others, strange, isElsewhere } = unattendedKeys(seen, now);
  const stay = others.filter((key) => !made.gone.has(key.keyId) && !strange.includes(key));
  const until = listed(stay.map(({ endDateTime }) => endDateTime.slice(0, 10)));
  return [
    ...(made.missing.length === 0
      ? []
      : [`This cloud does not offer ${listed(made.missing)}; what needs it stays unknown.`]),
    ...(held === null && others.length > 0 && isElsewhere && !made.makes
      ? [
          'This computer holds no certificate of it, and makes none beside the one that is there. To have one here: --renew.',
        ]
      : []),
    ...(held !== null && stay.length > 0
      ? [
          `An older certificate stays valid (to ${until}), since a job may work with it. Once every job has the new file: --drop-old.`,
        ]
      : []),
    ...registeredBefore(seen),
  ];
}

/** Whoever registered it may have done so in order to keep a way in: said, unless it was this computer or this person. */
function registeredBefore({ application, known, owners, me }: UnattendedSeen): readonly string[] {
  if (application === null || known.madeBy !== undefined) return [];
  if (owners.length > 0 && owners.every(({ id }) => id === me.id)) return [];
  const day = application.createdDateTime?.slice(0, 10);
  const who =
    owners.length === 0
      ? 'by whom is not told: it has no owner'
      : `by ${listed(owners.map(({ name }) => name))}, as its owners tell`;
  return [
    `The application was there already; registered${day === undefined ? '' : ` on ${day}`} ${who}. This computer did not register it.`,
  ];
}
