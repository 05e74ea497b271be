import type { SignOff } from '../../contract/go-live';
import type { SetupRecord } from '../../ports/records';

/** What was read for the gate; a text says why it could not be read. */
export interface GoLiveReads {
  /** Whether it can be looked up later who sent what. */
  readonly auditing: { readonly isOn: boolean; readonly finding: string } | { readonly problem: string };
  /** Mail of the senders that was not delivered, since the rights are as they are or as far back as the trace goes. */
  readonly failures:
    | { readonly count: number; readonly since: string; readonly last: string | null }
    | { readonly problem: string };
}

/** What the gate is computed from. */
export interface GoLiveFacts {
  readonly record: Pick<
    SetupRecord,
    'id' | 'stage' | 'configured' | 'lastProof' | 'acceptance' | 'handedOver' | 'signOffs' | 'spec'
  >;
  readonly reads: GoLiveReads;
  readonly now: Date;
}

/** The newest word on something; a later one takes the place of an earlier one. */
export function signedOf({ record }: GoLiveFacts, what: SignOff['what']): SignOff | null {
  return record.signOffs?.findLast((one) => one.what === what) ?? null;
}

/**
 * Whether a word was given before that time: on an earlier day, or written down before it. Words are given on days, so
 * of one day only those count that were written down afterwards.
 */
export function isOlder({ on, notedAt }: SignOff, time: string): boolean {
  return on < dayOf(time) || Date.parse(notedAt) < Date.parse(time);
}

/** `2026-11-21`, by UTC. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}
