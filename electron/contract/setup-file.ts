import { z } from 'zod';

const address = z
  .email({ error: 'expected an e-mail address' })
  .meta({ examples: ['invoices@contoso.example'] })
  .transform((value) => value.toLowerCase());

/** One line that reads as it is: it goes onto screens, into pages and into names in the tenant. */
const line = z
  .string()
  .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, 'expected one line without control characters');

const senderSchema = z
  .strictObject({
    address: address.describe('Primary address of the mailbox, not an alias.'),
    create: z
      .literal('shared', { error: 'expected "shared", the only kind that is created' })
      .optional()
      .describe('shared: create a shared mailbox of this address where there is none.'),
    displayName: text(1, 64)
      .optional()
      .describe('Display name of a mailbox that is created; default: its address.'),
  })
  .describe('A mailbox that may send.');

const months = z
  .int({ error: 'expected a whole number of months, 1 to 24' })
  .min(1, { error: 'expected at least 1 month' })
  .max(24, { error: 'expected at most 24 months' });

/** `contoso.example`, `contoso.onmicrosoft.com`, or the tenant's id. No flag but u: it is published as JSON Schema. */
const tenantName =
  /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/u;

/** A text of so many characters. */
function text(least: number, most: number) {
  return line
    .min(least, { error: `expected at least ${least === 1 ? 'one character' : `${least} characters`}` })
    .max(most, { error: `expected at most ${most} characters` });
}

const credentialSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('secret'),
      months: months.default(6).describe('How long it is valid; a month counts 30 days.'),
    }),
    z.strictObject({
      kind: z.literal('certificate'),
      months: months.default(12).describe('How long it is valid; a month counts 30 days.'),
      keySize: z
        .union([z.literal(2048), z.literal(3072)], { error: 'expected 2048 or 3072' })
        .optional()
        .describe('Bits of the RSA key of a certificate that is made here; default 2048.'),
      file: z
        .string()
        .min(1)
        .optional()
        .describe(
          "The vendor's own public certificate (.cer or .pem), or a PFX (.pfx or .p12) with its private key, relative to the setup file. The passphrase of a PFX is never written here: it is asked for.",
        ),
    }),
  ],
  {
    error: 'expected one of: secret, certificate',
  },
);

interface CrossFields {
  readonly senders: readonly { readonly address?: string | undefined }[];
  readonly outsider?: string | undefined;
  readonly scoping?: string | undefined;
  readonly testStage?: { readonly address?: string | undefined } | undefined;
  readonly app?: unknown;
}

/** What is wrong between fields that are each right by themselves. Addresses are compared as written, in lower case. */
export function crossFieldProblems(
  file: CrossFields,
): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const addresses = file.senders.map(({ address }) => address?.toLowerCase());
  const twice = addresses.flatMap((address, index) =>
    address !== undefined && addresses.indexOf(address) < index
      ? [
          {
            path: ['senders', index, 'address'],
            message: `${address} stands in the list twice; name each sender once`,
          },
        ]
      : [],
  );
  const outsider = file.outsider?.toLowerCase();
  const inside = outsider !== undefined && addresses.includes(outsider);
  return [
    ...twice,
    ...(inside
      ? [
          {
            path: ['outsider'],
            message: `${outsider} is also a sender; the outsider must be a mailbox that may not send`,
          },
        ]
      : []),
    ...testStageProblems(file.testStage?.address?.toLowerCase(), addresses, outsider),
    ...(file.app !== undefined && file.scoping === 'accessPolicy'
      ? [
          {
            path: ['scoping'],
            message:
              'a vendor-owned application can only be scoped by rbac: accessPolicy needs a tenant-wide grant',
          },
        ]
      : []),
  ];
}

function testStageProblems(
  address: string | undefined,
  senders: readonly (string | undefined)[],
  outsider: string | undefined,
) {
  const path = ['testStage', 'address'];
  if (address === undefined) return [];
  if (senders.includes(address)) {
    return [{ path, message: `${address} is also a sender; test with a mailbox that is none` }];
  }
  return address === outsider
    ? [{ path, message: `${address} is also the outsider, which must be refused` }]
    : [];
}

/**
 * `*.sendwright.yaml`: the wanted state of one setup. No secret in it, fit for review and for a repository.
 * A month counts 30 days, so that 6 months pass a policy of 180 days.
 */
export const setupFileSchema = z
  .strictObject({
    application: text(1, 90)
      .trim()
      .meta({
        description: 'Display name of the application in Entra; its slug is the id of the setup.',
        examples: ['Ostendo Continuum'],
      }),
    vendor: text(1, 1000)
      .default('generic')
      .meta({
        description: 'Vendor profile: ostendo, autologyx, elegere, generic, or the path of a profile file.',
        examples: ['ostendo', 'autologyx', 'elegere', 'generic', './vendor.json'],
      }),
    tenant: line
      .trim()
      .regex(tenantName, 'expected a domain or the id of the tenant')
      .meta({
        description: 'Domain or id of the tenant; must be the tenant of the signed-in administrator.',
        examples: ['contoso.example'],
      }),
    scoping: z
      .enum(['rbac', 'accessPolicy'])
      .default('rbac')
      .describe(
        'rbac: Exchange RBAC for Applications. accessPolicy: a grant cut by an access policy (legacy).',
      ),
    senders: z
      .array(senderSchema)
      .min(1, { error: 'expected at least one mailbox' })
      .describe('The mailboxes that may send, and no other.'),
    outsider: address.describe('A mailbox that must be refused in the proof; not one of the senders.'),
    credential: credentialSchema
      .default({ kind: 'secret', months: 6 })
      .describe('What the application signs in with.'),
    testRecipient: address
      .optional()
      .describe('Where test mail of the senders goes; default: the signed-in administrator.'),
    sameName: z
      .literal('new', { error: 'expected "new": register a separate application' })
      .optional()
      .describe(
        'Where other applications of the same name are there already: `new` registers a separate one. Left out: stop.',
      ),
    testStage: senderSchema
      .optional()
      .describe(
        'A mailbox that is no sender, scoped and proven first; the senders enter and it leaves when you go live.',
      ),
    app: z
      .strictObject({ clientId: z.guid({ error: 'expected the client id of the vendor’s application' }) })
      .optional()
      .describe('Only where the vendor owns a multi-tenant application.'),
  })
  .superRefine((file, context) => {
    for (const { path, message } of crossFieldProblems(file)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

/** A setup file after defaults: the wanted state everything else is planned from. */
export type SetupSpec = z.infer<typeof setupFileSchema>;
export type Sender = SetupSpec['senders'][number];

/** Letters and digits that a slug cannot show: two names may differ in nothing else. */
const unshown = /(?![a-z0-9])[\p{L}\p{N}]/u;
const longestSlug = 40;

/**
 * The setup's id: the slug of the application's name, unique per tenant (design section 4). Where the slug cannot show
 * all letters and digits of the name, or would be too long, a mark of the whole name follows: two applications must
 * never share one registration and its credential.
 */
export function setupIdOf(application: string): string {
  const folded = application.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = folded.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '');
  if (slug !== '' && slug.length <= longestSlug && !unshown.test(folded)) return slug;
  const mark = markOf(folded.trim());
  const head = slug.slice(0, longestSlug - mark.length - 1).replace(/-+$/u, '');
  return `${head === '' ? 'setup' : head}-${mark}`;
}

/** FNV-1a over UTF-16 units, 64 bits, in base 36: the same on every computer. */
function markOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36).padStart(13, '0').slice(-10);
}

/** The marker by which our application is found: never the display name (design rule 5). */
export function uniqueNameOf(setupId: string): string {
  return `sendwright-${setupId}`;
}
