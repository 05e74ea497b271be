import { z } from 'zod';
import { errorFactsSchema } from '../errors';
import { id, shortText } from './limits';

export const cloudNames = ['global', 'gccHigh', 'dod', 'china'] as const;

/** Which Microsoft 365 is worked with: the practice tenant on this computer, or a real one. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('practice') }),
  z.strictObject({ kind: z.literal('real'), cloud: z.enum(cloudNames) }),
]);
export type Target = z.infer<typeof targetSchema>;

/** The practice tenant of this app, where it runs. */
export const practiceStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('ready'),
    tenantId: z.guid(),
    domain: z.string(),
    /** Who may sign in, with the names of their roles; the password is the same for all and no secret. */
    accounts: z.array(z.object({ username: z.string(), roles: z.array(z.string()) })),
    password: z.string(),
  }),
  z.object({ kind: z.literal('failed'), error: errorFactsSchema }),
]);
export type PracticeState = z.infer<typeof practiceStateSchema>;

const account = z.object({
  username: z.string(),
  displayName: z.string(),
  tenantId: z.guid(),
  tenantName: z.string(),
  domain: z.string(),
  cloud: z.string(),
  /** Names of the directory roles that are active now. */
  roles: z.array(z.string()),
});

/** A sign-in step by step. */
export const signInStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-out'), error: errorFactsSchema.nullable() }),
  z.object({
    kind: z.literal('signing-in'),
    method: z.enum(['browser', 'device']),
    /** Where a code is to be typed; null until it is there, and where the browser does it. */
    code: z.object({ userCode: z.string(), page: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('signed-in'), account }),
]);
export type SignInState = z.infer<typeof signInStateSchema>;
export type SignedInView = z.infer<typeof account>;

export const signInStartSchema = z.strictObject({
  method: z.enum(['browser', 'device']),
  /** Tenant (domain or id) that is expected; left out: whichever the account is of. */
  tenant: shortText.optional(),
  /** Account that is offered on the page. */
  account: shortText.optional(),
});

/** Pages outside that the window may have opened, by name: never an address of its own. */
export const links = [
  'sign-in-code',
  'practice-outbox',
  'docs-rbac',
  'docs-access-policy',
  'docs-powershell',
  'entra-application',
  'project',
] as const;
export const openLinkSchema = z.strictObject({ link: z.enum(links), setup: id.optional() });
