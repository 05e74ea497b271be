import { z } from 'zod';

const objectSchema = z.strictObject({
  what: z.enum([
    'application',
    'servicePrincipal',
    'grant',
    'pointer',
    'scope',
    'assignment',
    'group',
    'policy',
  ]),
  /** As the tenant names it. */
  name: z.string(),
  /** Object id or identity in the tenant; null where there is none. */
  id: z.string().nullable(),
  /**
   * `terraform`, `script`: it is there, and in that part of the code. `missing`: the setup needs it and it is not there.
   * `not-seen`: whoever was signed in may not look. `left-out`: it is there and not in the code; `why` says why.
   */
  state: z.enum(['terraform', 'script', 'missing', 'not-seen', 'left-out']),
  /** In Terraform: its address, and the id of its import block. */
  address: z.string().nullable(),
  importId: z.string().nullable(),
  why: z.string().nullable(),
});

/** An object of a setup, and where it went. */
export type ExportedObject = z.infer<typeof objectSchema>;

/** What each kind of object is called where people read. */
export const exportedWords: Readonly<Record<ExportedObject['what'], string>> = {
  application: 'application',
  servicePrincipal: 'service principal',
  grant: 'grant',
  pointer: 'service principal in Exchange',
  scope: 'management scope',
  assignment: 'role assignment',
  group: 'senders’ group',
  policy: 'access policy',
};

/** `sendwright export SETUP --terraform DIR --json`. */
export const exportDocumentSchema = z.strictObject({
  format: z.literal(1),
  command: z.literal('export'),
  setup: z.string(),
  application: z.string(),
  clientId: z.string(),
  tenant: z.string(),
  tenantName: z.string(),
  scoping: z.enum(['rbac', 'accessPolicy']),
  madeAt: z.string(),
  madeBy: z.string(),
  /**
   * `complete`: all of it is in the code, as agreed. `differs`: the tenant is not as agreed; `differences` says in what.
   * `incomplete`: a part is missing in the tenant, or could not be seen.
   */
  verdict: z.enum(['complete', 'differs', 'incomplete']),
  folder: z.string(),
  files: z.array(z.string()),
  objects: z.array(objectSchema),
  /** What the setup file's plan would change today, as steps in words. */
  differences: z.array(z.string()),
  notes: z.array(z.string()),
});
export type ExportDocument = z.infer<typeof exportDocumentSchema>;
