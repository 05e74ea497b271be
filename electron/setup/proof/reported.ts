import { AppError } from '../../contract/errors';
import { minuteText } from '../../contract/minutes';
import type { ProofPart } from '../../contract/proof';
import type { VendorResult, VendorSend } from '../../contract/vendor-result';
import type { AppToken } from '../../ports/tokens';
import type { Attempt } from '../../engine/attempt';
import type { Authorization } from './authorization';
import { part } from './part';
import type { LiveRound, ProofInput, SendRecord } from './types';

/** What the vendor tested with its own key, and whether its signature was checked here. */
export interface Reported {
  readonly result: VendorResult;
  readonly isSigned: boolean;
}

/** The token as the vendor reports it; the token itself never comes here. */
export function reportedToken({ result: { token, clientId, tenant } }: Reported): Attempt<AppToken> {
  if (token.issued) {
    const { roles, expiresAt } = token;
    const claims = { appId: clientId, tenantId: tenant, objectId: '', roles, expiresAt };
    return { ok: true, value: { accessToken: '', claims } };
  }
  const said = token.code === null ? {} : { serviceCode: token.code };
  return {
    ok: false,
    error: new AppError({ code: 'refused', message: token.message, who: 'the vendor', ...said }),
  };
}

/** The vendor's test mails as a round; Exchange's own test, asked here, tells a cache from a refusal. Null: none was sent. */
export function reportedRound(
  { result }: Reported,
  { senders, outsider }: Pick<ProofInput, 'senders' | 'outsider'>,
  { tested }: Authorization,
): LiveRound | null {
  if (result.sends.length === 0) return null;
  const recordOf = (address: string, role: VendorSend['role']): SendRecord => {
    const send = result.sends.find(
      (one) => one.role === role && one.mailbox.toLowerCase() === address.toLowerCase(),
    );
    const inside = tested.get(address.toLowerCase()) ?? 'unknown';
    const base = { address, tested: inside, time: send?.time ?? null, requestId: send?.requestId ?? null };
    if (send === undefined) {
      return { ...base, outcome: 'not-tried', text: `${address}: not in the vendor’s result.`, marker: '' };
    }
    const isLagging = send.outcome === 'denied' && inside === 'inside';
    const said = `${send.status ?? 'no answer'}${send.code === null ? '' : ` ${send.code}`}`;
    const outcome = isLagging ? 'lagging' : send.outcome;
    return { ...base, outcome, text: `${address}: ${send.outcome} (${said}).`, marker: send.marker };
  };
  return {
    senders: senders.map((address) => recordOf(address, 'sender')),
    outsider: outsider === null ? null : recordOf(outsider, 'outsider'),
    left: [],
    sampled: null,
  };
}

/** A part that rests on the vendor's word says so, and who saw it. */
export function asReported(one: ProofPart, { result, isSigned }: Reported): ProofPart {
  const signed = isSigned ? 'signed with its key' : 'not signed';
  const text = `Seen by the vendor on ${minuteText(result.finishedAt)}, not by Sendwright here; the result is ${signed}.`;
  return { ...one, finding: `As the vendor reports: ${one.finding}`, evidence: [{ text }, ...one.evidence] };
}

/** Nobody counted the items before the vendor sent. */
export function uncountedItems(): ProofPart {
  return part(
    'sent-items',
    'skipped',
    'The vendor sent the test mail; look into Sent Items of each sender by hand.',
  );
}
