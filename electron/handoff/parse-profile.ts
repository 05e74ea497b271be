import { LineCounter, parseDocument, type Document } from 'yaml';
import { AppError, type ErrorFacts } from '../contract/errors';
import { fieldSources, vendorProfileSchema, type VendorProfile } from '../contract/vendor-profile';
import { problemsOf } from './schema-words';
import { issuesAt } from './yaml-places';

type Issue = NonNullable<ErrorFacts['issues']>[number];

/**
 * The text of a profile file (YAML or JSON). Throws AppError `invalid-input` with every wrong place: its line,
 * what was expected, and how a right one looks. `label` is how the file is called in the message.
 */
export function parseProfile(text: string, label: string): VendorProfile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0]?.linePos?.[0];
  if (document.errors.length > 0) {
    const where = broken === undefined ? '' : `, line ${broken.line}, column ${broken.col}`;
    throw wrong(`${label} is neither YAML nor JSON${where}.`, 'Mend the syntax at that place.', []);
  }
  const data = dataOf(document, label);
  const parsed = vendorProfileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const words = { names: fieldNames, what: 'a vendor profile' };
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, data, words));
  const issues = issuesAt(problems, { document, lines }, exampleFor);
  const places = issues.length === 1 ? 'one place' : `${issues.length} places`;
  throw wrong(
    `${label} is not a valid vendor profile: ${places} to mend.`,
    'Correct the lines named; docs/schemas/vendor-profile.schema.json describes every field.',
    issues,
  );
}

/** Aliases may point nowhere, or multiply until the memory is full. */
function dataOf(document: Document, label: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    throw wrong(`${label} uses YAML aliases that cannot be followed.`, 'Write the values out.', []);
  }
}

const fieldNames = [
  ...Object.keys(vendorProfileSchema.shape),
  ...['name', 'from', 'text', 'note', 'do', 'fields', 'by', 'when'],
];

/** For each field of a profile: how a right value looks. */
const examples: readonly (readonly [RegExp, string])[] = [
  [/^format$/u, 'format: 1'],
  [/^id$/u, 'id: acme-portal'],
  [/^name$/u, 'name: Acme Portal'],
  [/^audience$/u, 'audience: AzureADMyOrg'],
  [/^redirectUris/u, 'redirectUris: []'],
  [/^delegatedMailSend$/u, 'delegatedMailSend: false'],
  [/^checksRolesClaim$/u, 'checksRolesClaim: null   # true, false, or null: the vendor does not say'],
  [/^credentialKinds/u, 'credentialKinds: [certificate, secret]'],
  [/^scope$/u, 'scope: https://graph.microsoft.com/.default'],
  [/^where/u, 'where: [Administration, E-mail settings]'],
  [/^fields\[\d+\]\.from$/u, `from: clientId   # ${fieldSources.join(', ')}`],
  [/^fields/u, 'fields:\n  - { name: Client ID, from: clientId }'],
  [/^steps/u, 'steps:\n  - { do: "Enter these values:", fields: true }'],
  [/^sentItems$/u, 'sentItems: Graph keeps a copy in Sent Items of the sending mailbox.'],
  [/^notes/u, 'notes: [The portal restarts by itself.]'],
  [/^graphSendMailConfirmed/u, 'graphSendMailConfirmed: { by: Ada at Acme by e-mail, when: 2026-06-01 }'],
  [/^source$/u, 'source: Acme setup guide, version 3'],
];

function exampleFor(where: string): string | undefined {
  return examples.find(([pattern]) => pattern.test(where))?.[1];
}

function wrong(message: string, next: string, issues: readonly Issue[]): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'you',
    next,
    ...(issues.length === 0 ? {} : { issues: [...issues] }),
  });
}
