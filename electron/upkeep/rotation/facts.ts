import type { SetupRecord } from '../../ports/records';
import type { RotatedKey, Rotation } from '../../ports/rotation';

/** A valid or ended credential of the application that is of this setup, as Entra shows it. */
export interface SeenKey extends RotatedKey {
  readonly startsAt: string;
  /** A run of this computer made it. */
  readonly madeHere: boolean;
}

/** What was read of tenant and keychain; nothing of it is remembered. */
export interface RotationSeen {
  readonly keys: readonly SeenKey[];
  /** Keys whose secret part lies here: that in use, and a rotation's new one beside it. */
  readonly held: { readonly main: string | null; readonly next: string | null };
}

/** Of a record what a rotation stands on. */
export type RotationRecord = Pick<
  SetupRecord,
  'rotation' | 'handedOver' | 'takenOver' | 'tried' | 'acceptance'
>;

/** A rotation under way with all that is known of it; `seen` null: from the record alone. */
export interface RotationFacts {
  readonly rotation: Rotation;
  readonly record: RotationRecord;
  readonly seen: RotationSeen | null;
  readonly now: Date;
}

/** The rotation under way; null: there is none. */
export function underWay({ rotation }: Pick<SetupRecord, 'rotation'>): Rotation | null {
  return rotation !== undefined && rotation.end === undefined ? rotation : null;
}

/** A credential in words: kind and end, by which people tell them apart. */
export function keyText({ kind, expires }: Pick<RotatedKey, 'kind' | 'expires'>): string {
  return `${kindWords[kind]} that ends on ${expires.slice(0, 10)}`;
}

/** The kinds of credentials in words. */
export const kindWords = { secret: 'client secret', certificate: 'certificate' } as const;

/** Whether a credential's time is over. */
export function hasEnded({ expires }: Pick<RotatedKey, 'expires'>, now: Date): boolean {
  return Date.parse(expires) <= now.getTime();
}
