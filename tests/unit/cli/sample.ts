import type { PlanDocument } from '../../../electron/contract/documents';
import type { Step } from '../../../electron/contract/plan';
import type { ProofDocument, ProofPart } from '../../../electron/contract/proof';

/** A step as planned, with what a test wants to be different. */
export function step(id: string, change: Partial<Step> = {}): Step {
  return {
    id,
    kind: 'test.step',
    group: 'exchange',
    summary: `Do ${id}.`,
    before: null,
    after: null,
    warning: null,
    input: {},
    needs: { scopes: [], anyRole: [], exchange: false },
    dependsOn: [],
    reversible: true,
    once: false,
    ...change,
  };
}

/** A plan document of these steps. */
export function planDocument(steps: readonly Step[], change: Partial<PlanDocument> = {}): PlanDocument {
  return {
    format: 1,
    command: 'plan',
    verdict: 'ready',
    plan: {
      format: 1,
      id: 'p',
      setupId: 'ostendo-continuum',
      tenantId: '11111111-1111-4111-8111-111111111111',
      tenantName: 'Contoso',
      createdAt: '2026-11-21T10:00:00.000Z',
      createdBy: 'admin@contoso.example',
      spec: {
        application: 'Ostendo Continuum',
        vendor: 'ostendo',
        tenant: 'contoso.example',
        scoping: 'rbac',
        senders: [{ address: 'invoices@contoso.example' }],
        outsider: 'ceo@contoso.example',
        credential: { kind: 'secret', months: 6 },
      },
      observation: 'o',
      checks: [],
      steps: [...steps],
      notes: [],
    },
    waitsFor: [],
    savedAs: null,
    ...change,
  };
}

/** A part of a proof. */
export function part(id: ProofPart['id'], change: Partial<ProofPart> = {}): ProofPart {
  return {
    id,
    title: `Part ${id}`,
    status: 'pass',
    finding: 'Fine.',
    evidence: [],
    who: null,
    next: null,
    ...change,
  };
}

/** A proof document of these parts. */
export function proofDocument(
  parts: readonly ProofPart[],
  change: Partial<ProofDocument> = {},
): ProofDocument {
  return {
    format: 1,
    command: 'prove',
    setup: 'ostendo-continuum',
    application: 'Ostendo Continuum',
    clientId: '22222222-2222-4222-8222-222222222222',
    tenant: '11111111-1111-4111-8111-111111111111',
    scoping: 'rbac',
    startedAt: '2026-11-21T10:00:00.000Z',
    finishedAt: '2026-11-21T10:01:00.000Z',
    rounds: 1,
    senders: ['invoices@contoso.example'],
    outsider: 'ceo@contoso.example',
    verdict: 'proven',
    summary: 'It holds.',
    nextTry: null,
    parts: [...parts],
    reach: {
      kind: 'exact',
      count: 1,
      mailboxes: ['invoices@contoso.example'],
      more: 0,
      foreign: [],
      missing: [],
      unknown: [],
    },
    checklist: ['Someone looks.'],
    ...change,
  };
}
