import { z } from 'zod';
import { repairPlanSchema } from './repair';

/** `unknown`: it could not be looked at. */
export const severities = ['high', 'medium', 'low', 'unknown'] as const;

/** Every kind of finding; docs/survey-and-lint.md lists them. */
export const findingIds = [
  'union-hazard',
  'tenant-wide',
  'could-widen',
  'wrong-pointer',
  'policy-on-mailbox',
  'policy-gone',
  'policy-idle',
  'policy-legacy',
  'scope-gone',
  'duplicate-assignment',
  'filter-primary-address',
  'nested-group',
  'declared-mail-send',
  'unneeded-permission',
  'undeclared-permission',
  'delegated-leftover',
  'credential-expired',
  'credential-expiring',
  'credential-long-lived',
  'credential-unused',
  'several-secrets',
  'secret-not-certificate',
  'no-owner',
  'multi-tenant',
  'duplicate-name',
  'not-read',
] as const;
export type FindingId = (typeof findingIds)[number];

/** Those that a plan mends only where they are asked for by name: what they are for, others know. */
export const askedFindings = [
  'could-widen',
  'unneeded-permission',
  'undeclared-permission',
  'credential-unused',
  'no-owner',
  'multi-tenant',
] as const satisfies readonly FindingId[];

export const findingSchema = z.object({
  id: z.enum(findingIds),
  severity: z.enum(severities),
  title: z.string(),
  /** What was seen, one line each. */
  evidence: z.array(z.string()),
  /** Why it matters. */
  why: z.string(),
  /** Where that stands: "facts 6.6". */
  source: z.string(),
  /** Who can mend it, and how. */
  who: z.string(),
  mend: z.string(),
  /** Whether `lint --plan` makes steps that mend it. */
  repairable: z.boolean(),
  /** It makes them where they are asked for by name (`--also ID`). Absent: no. */
  onRequest: z.boolean().optional(),
  /** Why no plan mends it here, where one does elsewhere. */
  instead: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** What `sendwright lint --json` prints. */
export const lintDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('lint'),
  application: z.string(),
  clientId: z.guid(),
  tenant: z.object({ id: z.guid(), name: z.string() }),
  /** The setup of this computer that it belongs to; null: none. */
  setup: z.string().nullable(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  /** `unknown`: nothing grave was found, but not everything could be looked at. */
  verdict: z.enum(['clean', 'notes', 'findings', 'unknown']),
  /** Gravest first. */
  findings: z.array(findingSchema),
  /** The steps that mend what is repairable; null where nothing is. */
  repair: repairPlanSchema.nullable(),
  /** The plan that was written; null: none. */
  savedAs: z.string().nullable(),
});
export type LintDocument = z.infer<typeof lintDocumentSchema>;
