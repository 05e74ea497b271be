import type { AppError, ErrorFacts } from '../contract/errors';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import { plain } from './plain';
import type { Style } from './style';

/** An error as a person reads it: what, where, who can mend it, the next action. */
export function errorText(error: AppError, style: Style): string {
  const facts = plain(error.facts, 'lines');
  const lines = [`${style.fail} ${facts.message}`];
  for (const issue of facts.issues ?? []) {
    const line = issue.line === undefined ? '' : ` (line ${issue.line})`;
    lines.push(`  ${style.bold(issue.where)}${line}: ${issue.problem}`);
    if (issue.example !== undefined) {
      lines.push(style.dim(style.wrap(`e.g. ${issue.example}`, 6)));
    }
  }
  if (facts.who !== undefined) lines.push(style.wrap(`Who can mend it: ${facts.who}`, 2));
  if (facts.next !== undefined) lines.push(style.wrap(`Next: ${facts.next}`, 2));
  // What a service says is one line, whatever it says.
  const service = serviceLine(plain(error.facts));
  if (service !== null) lines.push(style.dim(style.wrap(service, 2)));
  return lines.join('\n');
}

function serviceLine(facts: ErrorFacts): string | null {
  const parts = [
    facts.status === undefined ? null : `HTTP ${facts.status}`,
    facts.serviceCode ?? null,
    facts.serviceMessage ?? null,
    facts.requestId === undefined ? null : `request ${facts.requestId}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `The service said: ${parts.join(' · ')}`;
}

const needsPerson = new Set<string>([
  'not-signed-in',
  'interaction-required',
  'consent-required',
  'permission-denied',
  'tenant-mismatch',
  'license-missing',
  'policy-refused',
  'keychain-missing',
  'keychain-failed',
  'plan-stale',
  'preflight-failed',
  'in-use',
  'not-found',
  'conflict',
]);

/** The exit code of an error that ended a command. */
export function exitCodeOf(error: AppError): ExitCode {
  if (error.code === 'invalid-input') return exitCodes.usage;
  if (error.code === 'cancelled') return exitCodes.interrupted;
  return needsPerson.has(error.code) ? exitCodes.needsPerson : exitCodes.failed;
}
