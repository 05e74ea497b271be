import { listed } from '../planning';

/** Whether it can be looked up later who sent what as a mailbox. */
export interface Auditing {
  /** `senders`: off for the organisation, and on for each of the senders all the same. */
  readonly kind: 'everywhere' | 'senders' | 'off' | 'unknown';
  readonly finding: string;
}

/** By the organisation's switch and, where that is off, by each sender's own (Get-Mailbox AuditEnabled). */
export function auditingOf(
  auditDisabled: boolean | null,
  senders: readonly { readonly address: string; readonly isAudited: boolean }[],
): Auditing {
  if (auditDisabled === null) return { kind: 'unknown', finding: 'Not told by this organisation.' };
  if (!auditDisabled) {
    return { kind: 'everywhere', finding: 'On for every mailbox (AuditDisabled is false).' };
  }
  const own = senders.filter(({ isAudited }) => isAudited).map(({ address }) => address);
  if (own.length === 0) {
    const finding =
      'Off for the whole organisation (AuditDisabled), and for the senders too: what is done in them leaves no trace.';
    return { kind: 'off', finding };
  }
  const kind = own.length === senders.length ? 'senders' : 'off';
  return {
    kind,
    finding: `Off for the whole organisation (AuditDisabled); AuditEnabled is set for ${listed(own)}.`,
  };
}
