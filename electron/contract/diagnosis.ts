import { z } from 'zod';

/** Where an error comes from. */
export const diagnosisFamilies = [
  'sign-in',
  'sign-in-library',
  'directory',
  'exchange',
  'delivery',
  'cmdlet',
  'powershell',
  'network',
  'vendor-words',
] as const;
export type DiagnosisFamily = (typeof diagnosisFamilies)[number];

/**
 * `certain`: a code of which Microsoft says what it means. `likely`: a code known from others' reports, or one that has
 * several causes. `possible`: only words match.
 */
export const diagnosisSureness = ['certain', 'likely', 'possible'] as const;
export type DiagnosisSureness = (typeof diagnosisSureness)[number];

/** Pages of the window that help with a fix. */
export const diagnosisPages = ['setups', 'sign-in', 'checks', 'plan', 'proof', 'send', 'settings'] as const;
export type DiagnosisPage = (typeof diagnosisPages)[number];

const fixSchema = z.object({
  text: z.string(),
  /** A command of Sendwright that does it; null where none does. */
  command: z.string().nullable(),
  page: z.enum(diagnosisPages).nullable(),
});

const findingSchema = z.object({
  /** Names the cause, the same in every version. */
  id: z.string(),
  family: z.enum(diagnosisFamilies),
  title: z.string(),
  /** As it stands in the text; null where words alone match. */
  code: z.string().nullable(),
  /** Where it stands first, secrets taken out; null where it stood inside of what was taken out. */
  excerpt: z.object({ line: z.number().int(), text: z.string() }).nullable(),
  cause: z.string(),
  who: z.string(),
  fix: z.array(fixSchema),
  sure: z.enum(diagnosisSureness),
  /** What it was recognised by. */
  because: z.string(),
  source: z.string(),
});
export type DiagnosisFinding = z.infer<typeof findingSchema>;

/** What support at Microsoft asks for, as it stands in the text. */
const detailsSchema = z.object({
  requestIds: z.array(z.string()),
  correlationIds: z.array(z.string()),
  traceIds: z.array(z.string()),
  times: z.array(z.string()),
  tenantIds: z.array(z.string()),
  appIds: z.array(z.string()),
  statuses: z.array(z.number().int()),
  messageIds: z.array(z.string()),
  /** What tokens in the text say of themselves; the tokens are not shown. */
  tokens: z.array(
    z.object({
      kind: z.enum(['application', 'person']),
      audience: z.string(),
      tenantId: z.string().nullable(),
      appId: z.string().nullable(),
      roles: z.array(z.string()),
      expires: z.iso.datetime().nullable(),
    }),
  ),
});
export type DiagnosisDetails = z.infer<typeof detailsSchema>;

export const diagnosisDocumentSchema = z.object({
  format: z.literal(1),
  command: z.literal('diagnose'),
  /** `recognised`: there is a finding that is more than possible. `unknown`: there may be candidates. */
  result: z.enum(['recognised', 'possible', 'unknown']),
  /** The cause first, what follows from it after. */
  findings: z.array(findingSchema),
  /** Only where nothing was recognised: what is written most alike, between 0 and 1. */
  nearest: z.array(
    z.object({ id: z.string(), title: z.string(), code: z.string().nullable(), likeness: z.number() }),
  ),
  details: detailsSchema,
  /** What to do where the text does not tell. */
  advice: z.array(z.string()),
  /** How many secrets were taken out of the text; 0: none was seen. */
  secrets: z.number().int(),
  /** The text was longer than what is read. */
  cut: z.boolean(),
});
/** What `sendwright diagnose TEXT --json` prints. No secret in it. */
export type DiagnosisDocument = z.infer<typeof diagnosisDocumentSchema>;
