import type { TracedRequest } from './trace';

/** A round of the job: requests that go out together, and what they must wait for. */
export interface Round {
  readonly id: string;
  readonly what: string;
  /** Each claims the next request of that name, in the order in which they began. */
  readonly requests: readonly RegExp[];
  readonly after: readonly string[];
}

const exchange = (cmdlet: string): RegExp => new RegExp(`^POST /exchange/${cmdlet}$`, 'u');
const token = /^POST .*\/oauth2\/v2\.0\/token$/u;
const batch = /^POST \/v1\.0\/\$batch$/u;
const sendMail = /\/sendMail$/u;

/**
 * What each round of an rbac setup with one existing sender must wait for, and nothing else (docs/bench.md). A round
 * waits for what it needs an answer of, for a person who does one thing at a time, or because safety wants it so.
 */
export const rbacRounds: readonly Round[] = [
  { id: 'discovery', what: 'sign-in addresses', requests: [/openid-configuration$/u], after: [] },
  { id: 'graph-token', what: 'sign-in to Graph', requests: [token], after: ['discovery'] },
  { id: 'directory', what: 'reads of the directory', requests: [batch], after: ['graph-token'] },
  { id: 'cloud', what: 'cloud of the tenant', requests: [/openid-configuration$/u], after: ['graph-token'] },
  // One person, one page at a time; whom to expect there is known from the first sign-in.
  { id: 'exchange-token', what: 'sign-in to Exchange', requests: [token], after: ['graph-token'] },
  {
    id: 'exchange-reads',
    what: 'reads of Exchange',
    requests: [
      ...['Get-ManagementScope', 'Get-Recipient', 'Get-OrganizationConfig', 'Get-ManagementRole'],
      ...['Get-ManagementScope', 'Get-DistributionGroup'],
      ...['Get-AdminAuditLogConfig', 'Get-MessageTraceV2', 'Get-ManagementRoleAssignment'],
    ].map(exchange),
    after: ['exchange-token'],
  },
  // Approval stands between planning and everything below. Whether a page is needed is asked without one first.
  {
    id: 'silent',
    what: 'are the write scopes there?',
    requests: [token],
    after: ['directory', 'cloud', 'exchange-reads'],
  },
  { id: 'consent', what: 'consent to write scopes', requests: [token], after: ['silent'] },
  { id: 'application', what: 'application', requests: [/^PATCH .*\/applications\(/u], after: ['consent'] },
  {
    id: 'principal',
    what: 'service principal',
    requests: [/^POST \/v1\.0\/servicePrincipals$/u],
    after: ['application'],
  },
  {
    id: 'scope-look',
    what: 'whom the scope will match',
    requests: [exchange('Get-ManagementScope'), exchange('Get-Recipient')],
    after: ['consent'],
  },
  {
    id: 'scope',
    what: 'management scope',
    requests: [exchange('New-ManagementScope')],
    after: ['scope-look'],
  },
  { id: 'pointer', what: 'pointer', requests: [exchange('New-ServicePrincipal')], after: ['principal'] },
  { id: 'secret', what: 'client secret', requests: [/\/addPassword$/u], after: ['application'] },
  {
    id: 'assignment-look',
    what: 'is the scope what was planned?',
    requests: [exchange('Get-ManagementRoleAssignment'), exchange('Get-ManagementScope')],
    after: ['scope', 'principal'],
  },
  {
    id: 'assignment',
    what: 'role assignment',
    requests: [exchange('New-ManagementRoleAssignment')],
    after: ['pointer', 'assignment-look'],
  },
  // A credential counts as stored once a token came of it; that ends the run.
  { id: 'try', what: 'does the credential work?', requests: [token], after: ['secret', 'assignment'] },
  // The proof is an operation of its own: it begins when the run has ended.
  { id: 'app-token', what: "the application's token", requests: [token], after: ['try'] },
  { id: 'rights', what: 'rights in the directory', requests: [batch], after: ['try'] },
  {
    id: 'proof-reads',
    what: 'rights and mailboxes in Exchange',
    requests: [
      ...[
        'Get-ManagementRoleAssignment',
        'Get-Recipient',
        'Get-ApplicationAccessPolicy',
        'Get-ServicePrincipal',
      ],
      'Get-MailboxFolderStatistics',
    ].map(exchange),
    after: ['try'],
  },
  {
    id: 'tests',
    what: "Exchange's own tests, inside and outside",
    requests: [
      exchange('Test-ServicePrincipalAuthorization'),
      exchange('Test-ServicePrincipalAuthorization'),
    ],
    after: ['proof-reads'],
  },
  {
    id: 'reach-scope',
    what: 'scope of the assignment',
    requests: [exchange('Get-ManagementScope')],
    after: ['proof-reads'],
  },
  { id: 'reach', what: 'whom it matches', requests: [exchange('Get-Recipient')], after: ['reach-scope'] },
  // The first sender goes ahead alone, and the outsider only after a sender was accepted (facts 6.7, 11a).
  { id: 'send', what: "the sender's mail", requests: [sendMail], after: ['app-token', 'rights', 'tests'] },
  { id: 'outsider', what: "the outsider's mail", requests: [sendMail], after: ['send'] },
  { id: 'trace', what: 'message trace', requests: [exchange('Get-MessageTraceV2')], after: ['send'] },
  {
    id: 'sent-items',
    what: 'Sent Items',
    requests: [exchange('Get-MailboxFolderStatistics')],
    after: ['send'],
  },
];

/** The longest chain of rounds that wait for each other. */
export interface CriticalPath {
  readonly rounds: readonly { readonly what: string; readonly ms: number }[];
  /** Sum of what its rounds took, as measured. */
  readonly ms: number;
  /** Requests that the table does not know: they were not needed, or the table is out of date. */
  readonly unknown: readonly string[];
  /** Rounds that did not take place. */
  readonly missing: readonly string[];
}

/** The longest chain through the rounds, each weighed by the time its slowest request really took. */
export function criticalPath(traced: readonly TracedRequest[], rounds: readonly Round[]): CriticalPath {
  const left = traced
    .filter(({ kind }) => kind !== 'page' && kind !== 'vault')
    .sort((a, b) => a.start - b.start);
  const missing: string[] = [];
  const claim = (pattern: RegExp): TracedRequest | null => {
    const index = left.findIndex(({ name }) => pattern.test(name));
    return index === -1 ? null : (left.splice(index, 1)[0] ?? null);
  };
  type Chain = { readonly rounds: CriticalPath['rounds']; readonly ms: number };
  const longest = new Map<string, Chain>();
  let whole: Chain = { rounds: [], ms: 0 };
  for (const { id, what, requests, after } of rounds) {
    const claimed = requests.map(claim);
    if (claimed.includes(null)) missing.push(what);
    const ms = Math.max(...claimed.map((one) => (one === null ? 0 : one.end - one.start)));
    const before = after
      .map((earlier) => longest.get(earlier))
      .reduce<Chain>((best, one) => (one !== undefined && one.ms > best.ms ? one : best), {
        rounds: [],
        ms: 0,
      });
    const chain = { rounds: [...before.rounds, { what, ms }], ms: before.ms + ms };
    longest.set(id, chain);
    if (chain.ms > whole.ms) whole = chain;
  }
  return { ...whole, unknown: left.map(({ name }) => name), missing };
}
