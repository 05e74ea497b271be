import type { AppError, ErrorFacts } from '../contract/errors';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import { plain } from './plain';
import type { Style } from './style';

/** An error as a person reads it: what, where, who can mend it, the next action. */
export function errorText(error: AppError, style: Style): string {
  const facts = plain(error.facts, 'lines');
  // Who stopped it knows why: it is no fault, and only how to go on is news.
  const isStopped = facts.code === 'cancelled';
  const lines = [style.item(isStopped ? style.open : style.fail, facts.message, 0)];
  for (const issue of facts.issues ?? []) lines.push(...issueLines(issue, style));
  if (facts.who !== undefined) lines.push(style.item('Who can mend it:', facts.who));
  const next =
    facts.next ?? (isStopped ? 'What is done stays; the same command goes on from there.' : undefined);
  if (next !== undefined) lines.push(style.item('Next:', next));
  // What a service says is one line, whatever it says.
  const service = serviceLine(plain(error.facts));
  if (service !== null) lines.push(style.dim(style.wrap(service, 2)));
  return lines.join('\n');
}

function issueLines(issue: NonNullable<ErrorFacts['issues']>[number], style: Style): string[] {
  const line = issue.line === undefined ? '' : ` (line ${issue.line})`;
  const lines = [style.item(`${style.bold(issue.where)}${line}:`, issue.problem)];
  if (issue.example !== undefined) lines.push(style.dim(style.item('e.g.', issue.example, 6)));
  if (issue.who !== undefined) lines.push(style.item('Who:', issue.who, 6));
  if (issue.next !== undefined) lines.push(style.item('Next:', issue.next, 6));
  return lines;
}

/** The ids that Entra puts behind its texts; the request id, told anyway, finds the same. */
const traceIds = /\s*Trace ID: \S+ Correlation ID: \S+ Timestamp: \S+ \S+$/u;

function serviceMessageOf({ serviceMessage = '', serviceCode = '' }: ErrorFacts): string | null {
  const short = serviceMessage.replace(traceIds, '');
  const text = short.startsWith(`${serviceCode}: `) ? short.slice(serviceCode.length + 2) : short;
  return text === '' ? null : text;
}

function serviceLine(facts: ErrorFacts): string | null {
  const parts = [
    facts.status === undefined ? null : `HTTP ${facts.status}`,
    facts.serviceCode ?? null,
    serviceMessageOf(facts),
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
