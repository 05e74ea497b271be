import type { DiagnosisDocument, DiagnosisFinding } from '../../../../electron/contract/diagnosis';
import { rungIds, type LadderDocument, type Rung, type RungId } from '../../../../electron/contract/ladder';
import { rungTitles } from '../../../../electron/diagnosis/ladder';
import { anOperation } from '../operations';
import { clientId, proven, tenantId } from '../samples';
import { never, offline, type Scenes } from '../scene';

const route = { page: 'diagnose', setup: null } as const;
const requestId = '6d9b9f0e-52a5-4b8b-8a35-7f7d4a3c2e10';
const pasted =
  'HTTP/1.1 401 Unauthorized\n{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}';
const explained = {
  type: { 'The error': pasted },
  submit: ['Explain it'],
} as const;

const fix = (text: string, page: DiagnosisFinding['fix'][number]['page'] = null) => ({
  ...{ text, page },
  command: null,
});

const secretWrong: DiagnosisFinding = {
  ...{ id: 'secret-wrong', family: 'sign-in', title: 'The client secret is wrong', code: 'AADSTS7000215' },
  excerpt: {
    line: 2,
    text: '…"error_description":"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID…',
  },
  cause:
    'Most often the Secret ID was copied where the value belongs, or the value was cut or changed on its way. A secret that was just made takes about a minute.',
  who: 'whoever runs the application (the vendor)',
  fix: [
    fix(
      'Look at the shape: a Secret ID is a GUID, a value of Entra has about 40 characters with "Q~" in it.',
    ),
    fix('Enter the value again, without blanks around it. It is shown once only.'),
    fix('Compare with what this computer knows: tenant, client id, expiry.', 'setups'),
  ],
  ...{ sure: 'likely', because: 'The code AADSTS7000215.', source: 'facts 5.1' },
};

const secretExpired: DiagnosisFinding = {
  ...secretWrong,
  ...{ id: 'secret-expired', title: 'The client secret has expired', code: 'AADSTS7000222', excerpt: null },
  cause: 'Every secret of the application that matches has ended. Nothing else is wrong.',
  ...{ sure: 'certain', because: 'The code AADSTS7000222.' },
};

const nothing: DiagnosisDocument['details'] = {
  ...{ requestIds: [], correlationIds: [], traceIds: [], times: [], tenantIds: [], appIds: [] },
  ...{ statuses: [], messageIds: [], tokens: [] },
};

const recognised: DiagnosisDocument = {
  ...{ format: 1, command: 'diagnose', result: 'recognised', findings: [secretWrong, secretExpired] },
  ...{ nearest: [], advice: [], secrets: 2, cut: true },
  details: {
    ...nothing,
    requestIds: [requestId],
    times: ['2026-11-21 10:33:07Z'],
    tenantIds: [tenantId],
    appIds: [clientId],
    statuses: [401],
    tokens: [
      {
        ...{ kind: 'application', audience: 'https://graph.microsoft.com', tenantId, appId: clientId },
        ...{ roles: [], expires: '2026-11-21T11:33:07.000Z' },
      },
    ],
  },
};

const unknown: DiagnosisDocument = {
  ...{ ...recognised, result: 'unknown', findings: [], secrets: 0, cut: false, details: nothing },
  nearest: [
    {
      ...{ id: 'mailbox-denied', title: 'Exchange refuses this mailbox to the application' },
      ...{ code: 'ErrorAccessDenied', likeness: 0.92 },
    },
  ],
  advice: [
    'A 403 alone does not tell whose right is missing: the code in the body does (ErrorAccessDenied, Authorization_RequestDenied …).',
    'Climb the ladder of the setup: it tries each step live and stops at the first that does not hold.',
  ],
};

function aRung(id: RungId, more: Partial<Rung> = {}): Rung {
  return {
    ...{ id, title: rungTitles[id], status: 'pass', finding: 'It holds.', evidence: [], cause: null },
    ...{ who: null, next: null, repair: null, at: '2026-11-21T10:33:07.000Z', ms: 112 },
    ...more,
  };
}

const broken: Partial<Rung> = {
  status: 'fail',
  finding: 'The credential ended at 2026-11-20 10:00 UTC.',
  cause: {
    ...{ id: 'secret-expired', code: 'AADSTS7000222', source: 'facts 5.1' },
    text: 'Every secret of the application that matches has ended. Nothing else is wrong.',
  },
  who: 'an owner of the application, or a Cloud Application Administrator of the tenant',
  next: 'Go on with the run: it makes a new credential; then hand it over to the vendor.',
  repair: 'go on with the run',
};

const brokenRungs = rungIds.map((id, index) =>
  index < 4
    ? aRung(id)
    : index === 4
      ? aRung(id, broken)
      : aRung(id, { status: 'not-tried', finding: 'Not looked at.', at: null, ms: null }),
);

const ladder: LadderDocument = {
  ...{ format: 1, command: 'diagnose', setup: 'ostendo-continuum', application: proven.application },
  ...{ clientId, tenant: tenantId, scoping: 'rbac', sender: 'invoices@contoso.example' },
  ...{ startedAt: '2026-11-21T10:33:07.000Z', finishedAt: '2026-11-21T10:33:09.000Z' },
  ...{ result: 'broken', brokenAt: 'credential', rungs: brokenRungs },
  summary: 'It breaks here: The credential ended at 2026-11-20 10:00 UTC.',
};

const heldRungs = rungIds.map((id) =>
  id === 'send'
    ? aRung(id, {
        finding: 'A mail from invoices@contoso.example to admin@contoso.example was taken for delivery.',
        evidence: [
          { text: 'invoices@contoso.example: accepted (202).', requestId, time: '2026-11-21T10:33:08.000Z' },
        ],
      })
    : aRung(id),
);

const ended = (document: LadderDocument) => ({
  operation: anOperation('ladder', { outcome: { kind: 'finished', result: { kind: 'ladder', document } } }),
});

const bundle = [
  {
    name: 'README.txt',
    text: 'Sendwright support bundle, made 2026-11-21T10:33:07.000Z\nSetup: ostendo-continuum\n',
  },
  { name: 'versions.json', text: '{\n  "sendwright": "0.1.0",\n  "node": "24.11.0"\n}\n' },
  {
    name: 'log.txt',
    text: Array.from(
      { length: 40 },
      (_, line) => `{"time":"2026-11-21T10:33:${10 + line}.000Z","level":"info","message":"request"}\n`,
    ).join(''),
  },
];

export const diagnoseScenes: Scenes = {
  diagnose: { route },
  'diagnose-empty': { route, answers: { 'setups.list': () => [] } },
  'diagnose-loading': { route, answers: { 'setups.list': never } },
  'diagnose-error': { route, ...explained, answers: { 'setups.list': offline, 'diagnosis.text': offline } },
  'diagnose-signed-out': { route, state: { signIn: { kind: 'signed-out', error: null } } },
  'diagnose-nothing-pasted': { route, press: ['Explain it'] },
  'diagnose-recognised': { route, ...explained, answers: { 'diagnosis.text': () => recognised } },
  'diagnose-possible': {
    ...{ route, ...explained },
    answers: {
      'diagnosis.text': () => ({
        ...unknown,
        result: 'possible',
        nearest: [],
        findings: [{ ...secretWrong, code: null, excerpt: null, sure: 'possible' }],
      }),
    },
  },
  'diagnose-unknown': { route, ...explained, answers: { 'diagnosis.text': () => unknown } },
  'diagnose-walking': {
    route,
    state: { operation: anOperation('ladder', { rungs: brokenRungs.slice(0, 4) }) },
  },
  'diagnose-broken': { route, state: ended(ladder) },
  'diagnose-holds': {
    route,
    state: ended({
      ...{ ...ladder, result: 'holds', brokenAt: null, rungs: heldRungs },
      summary: 'Every rung holds: the application sends as this mailbox.',
    }),
  },
  'diagnose-waiting': {
    route,
    state: ended({
      ...{ ...ladder, result: 'waiting', brokenAt: null },
      summary: 'Configured, but Exchange still refuses: it caches rights for 30 minutes to 2 hours.',
      rungs: heldRungs.map((rung) =>
        rung.id === 'send'
          ? aRung('send', {
              status: 'waiting',
              finding: 'Configured, but Exchange still refuses: it caches rights for 30 minutes to 2 hours.',
              who: 'time',
              next: 'Leave the application alone for half an hour, then prove again.',
            })
          : rung,
      ),
    }),
  },
  'diagnose-bundle': {
    route,
    answers: { 'diagnosis.bundle': () => ({ files: bundle }) },
    press: ['Show what it holds', 'Save the bundle'],
  },
  'diagnose-bundle-failed': {
    route,
    answers: { 'diagnosis.bundle': offline },
    press: ['Show what it holds'],
  },
  'diagnose-failed': {
    route,
    state: {
      operation: anOperation('ladder', {
        outcome: {
          kind: 'failed',
          error: {
            code: 'tenant-mismatch',
            message: 'Exchange Online is connected to another tenant than the setup’s.',
            who: 'you',
            next: 'Sign in with an account of the right tenant.',
          },
        },
      }),
    },
  },
};
