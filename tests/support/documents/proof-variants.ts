import type { ProofDocument, ProofPart, ProofPartId } from '../../../electron/contract/proof';
import { provenProof } from './proof-proven';

function withParts(
  proof: ProofDocument,
  changes: Partial<Record<ProofPartId, Partial<ProofPart>>>,
): ProofDocument['parts'] {
  return proof.parts.map((part) => ({ ...part, ...changes[part.id] }));
}

/** A grant beside the scope: the outsider's mail went out. */
export const tenantWideProof: ProofDocument = {
  ...provenProof,
  verdict: 'failed',
  summary: 'The application can send as every mailbox of the tenant. The scope has no effect.',
  reach: { kind: 'tenant-wide', count: null, mailboxes: [], more: 0, foreign: [], missing: [], unknown: [] },
  parts: withParts(provenProof, {
    doors: {
      status: 'fail',
      finding:
        'Mail.Send (Microsoft Graph) is granted for the whole tenant. While it stands, the scope has no effect.',
      evidence: [{ text: 'App role assignment of Mail.Send (Microsoft Graph), given 2025-03-04 08:12 UTC.' }],
      who: 'a Privileged Role Administrator or a Global Administrator',
      next: 'Plan the setup again: its removal is a step of the plan.',
    },
    reach: {
      status: 'fail',
      finding: 'The application can send as every mailbox of the tenant.',
      who: 'a Privileged Role Administrator or a Global Administrator',
      next: 'Plan the setup again: it shows the difference and offers to mend it.',
    },
    sends: {
      status: 'fail',
      finding: 'ceo@contoso.example, who must be refused, was accepted.',
      evidence: [
        {
          text: 'invoices@contoso.example: accepted (202).',
          result: 'accepted',
          mailbox: 'invoices@contoso.example',
          time: '2026-11-21T10:34:42.201Z',
          requestId: '1cc2f131-8b91-4562-acd0-c33e2f583e6a',
        },
        {
          text: 'Outsider ceo@contoso.example: accepted (202). This mail went to admin@contoso.example only.',
          result: 'accepted',
          mailbox: 'ceo@contoso.example',
          time: '2026-11-21T10:34:42.247Z',
          requestId: '3a7ff499-cc95-4784-9df9-04c344f317ba',
        },
      ],
      who: 'a Privileged Role Administrator or a Global Administrator',
      next: 'Plan the setup again: the right that lets it out is removed there.',
    },
  }),
};

/** One mailbox more than was agreed. */
export const widerProof: ProofDocument = {
  ...provenProof,
  verdict: 'failed',
  summary: 'The application reaches a mailbox that was not agreed.',
  reach: {
    ...provenProof.reach,
    kind: 'wider',
    count: 3,
    mailboxes: [...provenProof.reach.mailboxes, 'board@contoso.example'],
    foreign: ['board@contoso.example'],
  },
  parts: withParts(provenProof, {
    reach: {
      status: 'fail',
      finding: 'It reaches mailboxes that were not agreed: board@contoso.example.',
      who: 'an Exchange Administrator',
      next: 'Plan the setup again: it shows the difference and offers to mend it.',
    },
  }),
};

/** The message trace is not readable: nothing red, and not green. */
export const unknownProof: ProofDocument = {
  ...provenProof,
  verdict: 'unknown',
  summary: 'What could be tested holds; one part could not be evaluated, so it is not proven.',
  parts: withParts(provenProof, {
    delivery: {
      status: 'unknown',
      finding: 'Whether the mail was delivered cannot be seen: the message trace may not be read.',
      evidence: [],
      who: 'an Exchange Administrator',
      next: 'Sign in as somebody who may read the message trace, and prove again.',
    },
  }),
};
