import type { Drift, ReviewDocument, ReviewedSetup } from '../../../../electron/contract/review';
import { ago, anOperation } from '../operations';
import { admin, clientId, proven, tenantId } from '../samples';
import { offline, type Scenes } from '../scene';

const route = { page: 'review', setup: proven.id } as const;

const since: Drift['since'] = {
  ...{ at: ago(60 * 24 * 9), by: 'jonas@contoso.example', lastRight: ago(60 * 24 * 30), unknown: null },
};

const drifts: readonly Drift[] = [
  {
    ...{
      id: 'union-hazard',
      area: 'rights',
      severity: 'high',
      title: 'A grant in Entra beside a scope in Exchange',
    },
    evidence: [
      'Mail.Send is granted in Entra; nothing limits it.',
      'The scope sendwright-ostendo-continuum has no effect any more.',
    ],
    why: 'Rights add up: with the grant the application can send as every mailbox, whatever the scope says.',
    ...{ source: 'facts 6.6', who: 'a Privileged Role Administrator or a Global Administrator', since },
    mend: {
      ...{ way: 'apply', text: 'Apply the setup file again.' },
      steps: [{ id: 'remove-grant', summary: 'Remove the grant of Mail.Send from Ostendo Continuum.' }],
    },
    acceptable: false,
  },
  {
    ...{ id: 'owner-added', area: 'application', severity: 'medium', title: 'Somebody became an owner' },
    evidence: ['Jonas Weber (jonas@contoso.example) can change the application and give it credentials.'],
    why: 'An owner can make a credential for the application and send in its name.',
    ...{ source: 'the agreement', who: 'an Application Administrator' },
    since: { at: null, by: null, lastRight: ago(60 * 24 * 30), unknown: 'The audit log keeps 7 days.' },
    mend: { way: 'person', text: 'Remove the owner in Entra, or agree to it.', steps: [] },
    acceptable: true,
  },
];

const reviewed: ReviewedSetup = {
  ...{ setup: 'ostendo-continuum', application: proven.application, clientId, tenant: tenantId },
  ...{ tenantName: proven.tenantName, reviewedAt: ago(1), reviewedBy: admin.username },
  against: {
    proof: { time: ago(60 * 24 * 30), verdict: 'proven', sha256: 'ab'.repeat(32) },
    base: { at: ago(60 * 24 * 90), by: admin.username },
  },
  verdict: 'drift',
  reach: {
    ...{ kind: 'tenant-wide', count: null, of: 24, mailboxes: [], more: 0 },
    ...{ foreign: [], missing: [], unknown: [] },
  },
  drifts: [...drifts],
  checklist: [
    {
      ...{ id: 'credential', title: 'Credentials are renewed before they end', status: 'done' },
      ...{ finding: 'The client secret ends in 120 days.', signed: null, who: null, sign: null },
    },
    {
      ...{ id: 'permissions', title: 'Permissions in Entra and Exchange', status: 'open' },
      ...{
        finding: 'A grant in Entra beside a scope in Exchange.',
        signed: null,
        who: 'a Privileged Role Administrator',
        sign: null,
      },
    },
    {
      ...{ id: 'trace', title: 'The message trace was looked at', status: 'open' },
      ...{
        finding: 'Nobody signed it this quarter.',
        signed: null,
        who: 'the customer',
        sign: 'review-trace',
      },
    },
    {
      ...{ id: 'in-use', title: 'The application and its mailboxes are still needed', status: 'signed' },
      finding: 'Jane Doe, accounting, 2026-11-20: still in use',
      signed: {
        what: 'review-in-use',
        by: 'Jane Doe, accounting',
        on: '2026-11-20',
        note: 'still in use',
        notedAt: ago(60),
      },
      ...{ who: null, sign: 'review-in-use' },
    },
  ],
  due: { next: '2027-02-20', isOverdue: false, signed: null },
};

function ended(setup: ReviewedSetup) {
  const document: ReviewDocument = {
    ...{ format: 1, command: 'review', madeAt: ago(1), verdict: setup.verdict },
    ...{ setups: [setup], notReviewed: [] },
  };
  const outcome = { kind: 'finished', result: { kind: 'review', document } } as const;
  return { operation: anOperation('review', { finishedAt: ago(0.5), outcome }) };
}

const clean: ReviewedSetup = {
  ...reviewed,
  verdict: 'clean',
  drifts: [],
  against: { ...reviewed.against, base: null },
};

export const reviewScenes: Scenes = {
  review: { route },
  'review-running': {
    route,
    state: { operation: anOperation('review', { notes: ['Reading rights and scope.'] }) },
  },
  'review-drift': { route, state: ended(reviewed) },
  'review-signing': { route, state: ended(reviewed), press: ['Sign the review', 'Write it down'] },
  'review-clean': { route, state: ended(clean) },
  'review-offline': { route, answers: { 'review.start': offline }, press: ['Review it now'] },
};
