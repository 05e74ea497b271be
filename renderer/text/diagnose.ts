import type {
  DiagnosisDocument,
  DiagnosisFinding,
  DiagnosisPage,
  DiagnosisSureness,
} from '../../electron/contract/diagnosis';
import type { LadderDocument, RungStatus } from '../../electron/contract/ladder';
import { countText, durationText, minuteText } from './format';

const sure: Readonly<Record<DiagnosisSureness, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
};

const statuses: Readonly<Record<RungStatus, string>> = {
  pass: 'Holds',
  fail: 'Does not hold',
  waiting: 'Waits for Microsoft',
  unknown: 'Not known',
  'not-tried': 'Not looked at',
};

const results: Readonly<Record<LadderDocument['result'], string>> = {
  holds: 'Every step holds',
  unsent: 'Every step up to the test mail holds',
  waiting: 'Not yet',
  open: 'Not every step could be looked at',
  broken: 'It breaks here',
};

const pages: Readonly<Record<DiagnosisPage, string>> = {
  setups: 'Go to the setups',
  'sign-in': 'Go to the sign-in',
  checks: 'Go to the checks',
  plan: 'Go to the plan',
  proof: 'Go to the proof',
  send: 'Send a test mail',
  settings: 'Go to the settings',
};

const families: Readonly<Record<DiagnosisFinding['family'], string>> = {
  'sign-in': 'Sign-in (Entra)',
  'sign-in-library': 'Sign-in library',
  directory: 'Directory (Graph)',
  exchange: 'Mailbox (Graph, Exchange)',
  delivery: 'Delivery',
  cmdlet: 'Exchange cmdlet',
  powershell: 'PowerShell',
  network: 'Network',
  'vendor-words': 'A product’s own words',
};

const titles: Readonly<Record<DiagnosisDocument['result'], (count: number) => string>> = {
  recognised: (count) => countText(count, 'cause found', 'causes found'),
  possible: () => 'Perhaps this',
  unknown: () => 'This text does not tell what is wrong',
};

/** What an error means, and where a setup breaks. */
export const diagnoseText = {
  heading: 'Diagnose',
  lead: 'Paste an error to read what it means, or walk through a setup to find the first step that does not hold.',
  pasteHeading: 'Explain an error',
  pasteLead:
    'Anything goes: an answer of Microsoft, a product’s log, a failure notice, what PowerShell printed.',
  paste: 'The error',
  pasteHint: 'Paste the whole of it. Nothing of it is kept, and no secret of it is shown again.',
  pasteMissing: 'Paste an error first.',
  explain: 'Explain it',
  clear: 'Clear',
  results: (document: DiagnosisDocument) => titles[document.result](document.findings.length),
  sure,
  families,
  pages,
  excerpt: (line: number) => `Line ${line}`,
  who: 'Who can mend it',
  grounds: (because: string, source: string) =>
    `${because} Source: ${source.replace(/^facts /u, 'docs/facts.md, section ')}.`,
  nearest: 'Written most alike, which may mean nothing',
  alike: (likeness: number) => `${Math.round(likeness * 100)} % alike`,
  advice: 'What to do instead',
  details: 'What stands in the text',
  detailsLead: 'Microsoft’s support asks for these.',
  rows: {
    statuses: 'HTTP status',
    requestIds: 'Request id',
    correlationIds: 'Correlation id',
    traceIds: 'Trace id',
    times: 'Time',
    tenantIds: 'Tenant',
    appIds: 'Application',
    messageIds: 'Message',
    tokens: 'Token',
  },
  token: (
    kind: 'application' | 'person',
    audience: string,
    roles: readonly string[],
    expires: string | null,
  ) =>
    [
      kind === 'application' ? 'of an application' : 'of a person',
      audience === '' ? 'for nobody named' : `for ${audience}`,
      roles.length === 0 ? 'no roles' : `roles ${roles.join(', ')}`,
      ...(expires === null ? [] : [`ends ${minuteText(expires)}`]),
    ].join(', '),
  secrets: (count: number) =>
    `The text held ${countText(count, 'secret', 'secrets')}, left out here. Whoever got that text can use ${count === 1 ? 'it' : 'them'}: renew what was passed on.`,
  cut: 'The text was long: only its beginning and its end were read.',
  walkHeading: 'Find where a setup breaks',
  walkLead:
    'Step by step, live: from the names of the servers to a delivered mail. It stops at the first step that does not hold.',
  reading: 'Reading the setups',
  noSetupTitle: 'No setup to walk through yet',
  noSetupLines: ['A setup stands here once its first run has begun.'],
  setup: 'Setup',
  sender: 'Sender',
  sendMail: 'Send one test mail at the end',
  sendHint: 'Without it the last two steps stay open.',
  walk: 'Walk through it',
  walkAgain: 'Walk through it again',
  walking: 'Walking through the setup',
  statuses,
  resultTitle: (result: LadderDocument['result']) => results[result],
  took: (ms: number) => `took ${durationText(ms)}`,
  cause: 'Cause',
  next: 'What to do next',
  steps: 'Steps',
  bundleHeading: 'Support bundle',
  bundleLead:
    'What support needs of this setup: versions, the steps that were walked last, records, and the end of the log. No secret is in it, and mail addresses are shortened.',
  bundleShow: 'Show what it holds',
  bundleAgain: 'Show it again',
  bundleFiles: 'Files of the support bundle',
  lines: (text: string) => countText(text.trimEnd().split('\n').length, 'line', 'lines'),
  bundleSave: 'Save the bundle',
  bundleSaved: (name: string) => `Saved as ${name}, exactly as it is shown.`,
  toPlan: 'Plan it again',
  toProof: 'Go to the proof',
} as const;
