import { z } from 'zod';
import { findingIds, severities } from './lint';
import { signOffSchema } from './go-live';
import { effectiveReachSchema } from './proof';

/** Kinds of drift besides what lint finds in any application; docs/review.md lists them. */
export const ownDriftIds = [
  'grant-removed',
  'assignment-added',
  'assignment-removed',
  'delegated-added',
  'pointer-removed',
  'scope-removed',
  'scope-changed',
  'scope-shared',
  'policy-removed',
  'policy-added',
  'policy-deny',
  'group-removed',
  'group-member-added',
  'group-member-removed',
  'group-opened',
  'group-owners',
  'reach-foreign',
  'reach-missing',
  'outsider-inside',
  'outsider-gone',
  'sender-removed',
  'sender-renamed',
  'sender-replaced',
  'sender-converted',
  'sender-unlicensed',
  'sender-account',
  'sender-on-hold',
  'sender-hidden',
  'sender-forwarded',
  'sender-on-premises',
  'sender-domain',
  'application-deleted',
  'application-renamed',
  'marker-removed',
  'redirect-added',
  'owner-added',
  'owner-removed',
  'declared-added',
  'principal-removed',
  'principal-disabled',
  'principal-assignment',
  'credential-removed',
  'credential-policy',
  'handoff-older',
  'auditing-off',
  'unified-audit-off',
  'proof-missing',
  'proof-not-green',
  'proof-old',
  'proof-chain',
  'sign-off-stale',
  'left-unproven',
  'plan-differs',
] as const;

/** Every kind of drift: the traps of lint, found in a setup, and what left the agreed state. */
export const driftIds = [...findingIds, ...ownDriftIds] as const;
export type DriftId = (typeof driftIds)[number];

/** Where a drift lies, in the order it is told. */
export const driftAreas = ['rights', 'scope', 'senders', 'application', 'credential', 'record'] as const;
export type DriftArea = (typeof driftAreas)[number];

/**
 * How it is mended: the setup file applied again, a credential replaced, the repair of lint, a new proof or handoff, a
 * word, or by a person's own hand.
 */
export const mendingWays = ['apply', 'rotate', 'repair', 'prove', 'handoff', 'sign', 'person'] as const;
export type MendingWay = (typeof mendingWays)[number];

/** A drift as a rule finds it, before its words are put to it. */
export interface FoundDrift {
  readonly id: DriftId;
  /** What was seen, one line each. */
  readonly evidence: readonly string[];
  readonly severity?: (typeof severities)[number];
  /** Since when, where what was seen says so itself. */
  readonly at?: string;
}

export const driftSchema = z.object({
  id: z.enum(driftIds),
  area: z.enum(driftAreas),
  severity: z.enum(severities),
  title: z.string(),
  /** What was seen, one line each. */
  evidence: z.array(z.string()),
  why: z.string(),
  /** Where that stands: "facts 6.6"; "the agreement": only what was agreed says that it is wrong. */
  source: z.string(),
  /** Who can mend it. */
  who: z.string(),
  since: z.object({
    /** When it came about, as the tenant's log or the thing itself says; null: not known. */
    at: z.iso.datetime().nullable(),
    /** By whom, as the log says. */
    by: z.string().nullable(),
    /** When it was last seen to be right, by a proof or a review; null: never. */
    lastRight: z.iso.datetime().nullable(),
    /** Why it is not known; null where it is. */
    unknown: z.string().nullable(),
  }),
  mend: z.object({
    way: z.enum(mendingWays),
    text: z.string(),
    /** What the plan of the setup file would do about it; empty where no plan mends it. */
    steps: z.array(z.object({ id: z.string(), summary: z.string() })),
  }),
  /** It has no place in the setup file: signing the review makes what is there the agreed state. */
  acceptable: z.boolean(),
});
export type Drift = z.infer<typeof driftSchema>;

/** What has no place in a setup file, as it was when it was last agreed; null: it could not be read. */
export const reviewBaseSchema = z.object({
  takenAt: z.iso.datetime(),
  takenBy: z.string(),
  owners: z.array(z.string()).nullable(),
  redirectUris: z.array(z.string()).nullable(),
  /** `<API> <id> <Role or Scope>` each. */
  declared: z.array(z.string()).nullable(),
  /** `<person or everybody> <scope>` each. */
  delegated: z.array(z.string()).nullable(),
  assignmentRequired: z.boolean().nullable(),
  groupOwners: z.array(z.string()).nullable(),
  auditDisabled: z.boolean().nullable(),
  unifiedAudit: z.boolean().nullable(),
  policy: z
    .object({
      secretsForbidden: z.boolean(),
      secretMaxDays: z.number().nullable(),
      certificateMaxDays: z.number().nullable(),
    })
    .nullable(),
  /** By address. */
  senders: z.record(
    z.string(),
    z.object({
      id: z.string(),
      kind: z.string(),
      hidden: z.boolean().nullable(),
      onHold: z.boolean().nullable(),
      forwardsTo: z.string().nullable(),
      accountDisabled: z.boolean().nullable(),
    }),
  ),
});
export type ReviewBase = z.infer<typeof reviewBaseSchema>;

export const reviewVerdicts = ['clean', 'notes', 'drift', 'unknown'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** A review that was made, as the setup's record keeps it. */
export const keptReviewSchema = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  verdict: z.enum(reviewVerdicts),
  drifts: z.array(z.object({ id: z.enum(driftIds), severity: z.enum(severities), title: z.string() })),
});
export type KeptReview = z.infer<typeof keptReviewSchema>;

/** The quarterly checklist of the standard, in its order. */
export const checklistIds = [
  'credential',
  'permissions',
  'mailboxes',
  'proof',
  'auditing',
  'trace',
  'sign-ins',
  'in-use',
  'vendor-keeps',
] as const;

export const checklistItemSchema = z.object({
  id: z.enum(checklistIds),
  title: z.string(),
  /** `signed`: a person answered it; `open`: somebody must look, or mend. */
  status: z.enum(['done', 'signed', 'open']),
  finding: z.string(),
  signed: signOffSchema.nullable(),
  who: z.string().nullable(),
  /** What must be signed; null where the machine answers. */
  sign: z.string().nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** When the next review is due, and the word on the last one. */
export const reviewDueSchema = z.object({
  next: z.iso.date(),
  isOverdue: z.boolean(),
  /** The last review that somebody signed; null: none yet. */
  signed: signOffSchema.nullable(),
});
export type ReviewDue = z.infer<typeof reviewDueSchema>;

export const reviewedSetupSchema = z.object({
  setup: z.string(),
  application: z.string(),
  clientId: z.guid(),
  tenant: z.guid(),
  tenantName: z.string(),
  reviewedAt: z.iso.datetime(),
  reviewedBy: z.string(),
  against: z.object({
    /** The last proof; null: none since the last change. */
    proof: z
      .object({ time: z.iso.datetime(), verdict: z.string(), sha256: z.string().nullable() })
      .nullable(),
    /** When what has no place in the setup file was agreed; null: this is the first look, which takes it down. */
    base: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  }),
  /** `unknown`: nothing grave was found, but not everything could be looked at. */
  verdict: z.enum(reviewVerdicts),
  /** From which mailboxes it can send today. */
  reach: effectiveReachSchema,
  /** Gravest first. */
  drifts: z.array(driftSchema),
  checklist: z.array(checklistItemSchema),
  due: reviewDueSchema,
});
export type ReviewedSetup = z.infer<typeof reviewedSetupSchema>;

/** What `sendwright review --json` prints. */
export const reviewDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('review'),
  madeAt: z.iso.datetime(),
  /** The worst of all; `unknown` where a setup was not reviewed and nothing grave was found. */
  verdict: z.enum(reviewVerdicts),
  setups: z.array(reviewedSetupSchema),
  notReviewed: z.array(
    z.object({
      setup: z.string(),
      application: z.string(),
      tenant: z.guid(),
      tenantName: z.string(),
      why: z.string(),
      next: z.string().nullable(),
    }),
  ),
});
export type ReviewDocument = z.infer<typeof reviewDocumentSchema>;
