import type { DiagnosisDetails } from '../contract/diagnosis';
import type { TokenSeen } from './tokens';

const id = String.raw`["']?\s{0,5}[:=]?\s{0,5}["'{]?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})`;
const time = String.raw`["']?\s{0,5}[:=]?\s{0,5}["']?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z?)`;

/** Microsoft's own names for ids and times, which no language changes. */
const patterns = {
  requestIds: [`(?<!client[-_ ]?)request[-_ ]?id${id}`],
  correlationIds: [`correlation[-_ ]?id${id}`, `client[-_ ]?request[-_ ]?id${id}`],
  traceIds: [`trace[-_ ]?id${id}`],
  times: [`timestamp${time}`, `["']date${time}`],
  tenantIds: [
    `\\btid${id}`,
    `(?:tenant|directory)(?:[-_ ]?id)?${id}`,
    `(?:tenant|directory) ["']([\\w.-]{1,100})["']`,
    `login\\.(?:microsoftonline\\.(?:com|us)|partner\\.microsoftonline\\.cn)/([\\da-f-]{36})/`,
  ],
  appIds: [
    `client[-_ ]?id${id}`,
    `app(?:lication)?[-_ ]?id${id}`,
    `application (?:with identifier )?["']([\\da-f-]{36})["']`,
    `\\bapp ["']([\\da-f-]{36})["']`,
  ],
  messageIds: [`message[-_ ]?id["']?\\s{0,5}:\\s{0,5}["']?(<[^<>\\s"']{3,200}>)`],
} as const;

const status =
  /\bHTTP\/[\d.]{1,4}\s{1,3}([1-5]\d\d)\b|\b(?:HTTP|status(?:[ _]?code)?)["']?\s{0,5}[:=]?\s{0,5}([1-5]\d\d)\b|\b([45]\d\d)[ :]+(?:Unauthorized|Forbidden|Not Found|Bad Request|Conflict|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|Proxy Authentication)|\(([45]\d\d)\)|^([45]\d\d)$|[/\s]([45]\d\d)$/gimu;

const most = 5;

/** Ids, times and statuses that stand in a text, each kind at most five times, in order. */
export function detailsOf(raw: string, tokens: readonly TokenSeen[]): DiagnosisDetails {
  // JSON within JSON escapes its quotes. From the first of a run only: else a long one takes minutes.
  const text = raw.replace(/(?<!\\)\\+"/gu, '"');
  const found = (sources: readonly string[], more: readonly (string | null)[] = []): string[] => {
    const values = sources.flatMap((source) =>
      [...text.matchAll(new RegExp(source, 'giu'))].map((match) => match[1] ?? ''),
    );
    const known = more.filter((value): value is string => value !== null);
    return [...new Set([...values, ...known])].slice(0, most);
  };
  const statuses = [...text.matchAll(status)].map((match) => Number(match.slice(1).find(Boolean)));
  return {
    requestIds: found(patterns.requestIds),
    correlationIds: found(patterns.correlationIds),
    traceIds: found(patterns.traceIds),
    times: found(patterns.times),
    tenantIds: found(
      patterns.tenantIds,
      tokens.map(({ tenantId }) => tenantId),
    ),
    appIds: found(
      patterns.appIds,
      tokens.map(({ appId }) => appId),
    ),
    messageIds: found(patterns.messageIds),
    statuses: [...new Set(statuses)].slice(0, most),
    tokens: tokens.map((token) => ({ ...token, roles: [...token.roles] })),
  };
}
