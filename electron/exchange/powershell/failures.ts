import { answerLost } from '../answer-lost';
import { AppError } from '../../contract/errors';
import { exchangeError } from '../errors';
import type { LostReason } from './bridge';
import type { BridgeFailure } from './protocol';
import { blockedByFailure, shortened } from './refusals';

/** Exceptions of a connection that broke: what the cmdlet did before that is not known. */
const brokenConnection =
  /^System\.(?:Net\.Http\.HttpRequest|Net\.Web|Net\.Sockets\.Socket|IO\.IO|Timeout|OperationCanceled|Threading\.Tasks\.TaskCanceled)Exception$/u;

/** The AppError for a cmdlet that failed, by type and ids (exchange/errors.ts). */
export function cmdletError(failure: BridgeFailure): AppError {
  const { cmdlet, type, category, message } = failure;
  const blocked = blockedByFailure(failure);
  if (blocked !== null) return blocked;
  if (brokenConnection.test(type)) return noAnswer(cmdlet, 'its connection to Exchange Online broke');
  const { fullyQualifiedErrorId } = failure;
  // The cmdlet has run.
  if (fullyQualifiedErrorId.startsWith('SendwrightBridge.Unwritable')) {
    return noAnswer(cmdlet, 'its reply could not be written');
  }
  // The bridge's own refusals are mistakes of ours: they never come from Exchange.
  if (fullyQualifiedErrorId.startsWith('SendwrightBridge.')) {
    const said = shortened(message);
    return new AppError({ code: 'internal', message: `${cmdlet}: ${said} (${fullyQualifiedErrorId})` });
  }
  return exchangeError({ cmdlet, type, fullyQualifiedErrorId, category, message: shortened(message) });
}

const reasons: Readonly<Record<LostReason, string>> = {
  ended: 'PowerShell ended',
  silent: 'PowerShell gave no sign of life any more and was ended',
  timeout: 'it took too long and was ended',
  'unreadable-frame': 'its reply could not be read',
  'endless-line': 'PowerShell printed a line without an end',
};

/** The AppError where no reply came: `timeout` for one that took too long, else `answer-lost`. */
export function lostError(cmdlet: string, why: LostReason): AppError {
  const lost = noAnswer(cmdlet, reasons[why]);
  return why === 'timeout' ? new AppError({ ...lost.facts, code: 'timeout' }) : lost;
}

/** No reply, and why. */
export function noAnswer(cmdlet: string, why: string): AppError {
  return answerLost(cmdlet, `${cmdlet} gave no answer: ${why}`);
}
