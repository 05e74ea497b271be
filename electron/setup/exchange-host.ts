import { AppError } from '../contract/errors';
import type { Check } from '../contract/plan';
import type { ExchangeReads } from '../ports/exchange';
import { check } from './checks';

/** What runs the Exchange cmdlets on this computer, or why nothing can. Null: nothing is needed here. */
export type ExchangeHostObservation =
  | { readonly ok: true; readonly finding: string }
  | {
      readonly ok: false;
      /** Somebody chose not to reach Exchange from here: nothing to mend. */
      readonly leftOut: boolean;
      readonly finding: string;
      readonly who: string;
      readonly next: string;
    }
  | null;

/** Codes of a computer that a person must see to before Exchange can be reached from it. */
const ofComputer = new Set<string>(['preflight-failed', 'policy-refused']);
/** The code of a way that was left out on purpose. */
const leftOut = 'permission-denied';

/** Looks for it, before anybody signs in to Exchange. */
export async function readExchangeHost(exchange: ExchangeReads): Promise<ExchangeHostObservation> {
  if (exchange.host === undefined) return null;
  try {
    return { ok: true, finding: await exchange.host() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== leftOut && !ofComputer.has(error.code)) throw error;
    const { message, who = 'you', next = 'Mend it and plan again.', issues = [] } = error.facts;
    const details = issues.map(({ where, problem }) => `${where}: ${problem}`);
    return {
      ok: false,
      leftOut: error.code === leftOut,
      finding: [message, ...details].join(' '),
      who,
      next,
    };
  }
}

/** Why nothing of Exchange is seen, as a sentence: the person's rights, or the way to it. */
export function whyUnseen({
  exchangeHost,
  me,
}: {
  readonly exchangeHost?: ExchangeHostObservation;
  readonly me: { readonly userPrincipalName: string };
}): string {
  if (exchangeHost === undefined || exchangeHost === null || exchangeHost.ok)
    return `${me.userPrincipalName} cannot administer Exchange Online.`;
  return exchangeHost.leftOut
    ? exchangeHost.finding
    : 'Exchange Online cannot be reached from this computer, whatever the rights.';
}

/** PowerShell and the Exchange module on this computer, where Exchange is reached through them. */
export function checkExchangeHost(found: ExchangeHostObservation): readonly Check[] {
  if (found === null || (!found.ok && found.leftOut)) return [];
  const base = { id: 'powershell', title: 'PowerShell for Exchange Online' };
  if (found.ok) return [check({ ...base, status: 'pass', finding: found.finding })];
  const { finding, who, next } = found;
  return [check({ ...base, status: 'fail', fault: 'computer', finding, who, next })];
}
