import type { AppError } from '../contract/errors';
import type { Rung } from '../contract/ladder';
import { diagnoseText } from './recognise';

const deepest = 5;

/**
 * An error that Sendwright met itself, as the error table explains it: by the service's code, or by the names in its
 * message and in what caused it. Null where the table does not know it.
 */
export function explain(error: AppError): Rung['cause'] {
  return explainText(error.facts.serviceCode ?? [error.message, ...codesBehind(error)].join(' '));
}

/** Codes that programs give to the errors behind an error, such as ECONNREFUSED. */
function codesBehind(error: AppError): readonly string[] {
  const codes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && codes.length < deepest; cause = cause.cause) {
    codes.push('code' in cause && typeof cause.code === 'string' ? cause.code : '');
  }
  return codes;
}

/** A code, or a text with one, as it is meant for an application that signs in by itself; null where it is not known. */
export function explainText(text: string): Rung['cause'] {
  const [finding] = diagnoseText(`client_credentials ${text}`).findings;
  if (finding === undefined || finding.sure === 'possible') return null;
  const { id, code, cause, source } = finding;
  return { id, code, text: cause, source };
}
