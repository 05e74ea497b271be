import { AppError } from '../contract/errors';
import type { Handoff } from '../contract/handoff';
import { handoffSchema } from '../contract/handoff';
import type { Files, Sealer } from '../ports/sealing';
import { checksumsFile, checksumsText, sha256 } from './checksums';
import { fillFields } from './fields';
import type { HandoffInput } from './input';
import { assertNoSecret } from './leak-check';
import { handoffPage } from './page';
import { proofPage } from './proof-page';
import { readmeText } from './readme';
import { renewalCalendar } from './reminders';
import { sealedFiles } from './sealed-part';

/**
 * Everything the vendor gets, as files: the open part without a secret, and the credential sealed by `sealer`
 * (null only where there is no credential: the vendor owns the application). Throws AppError `invalid-input` where
 * the vendor can't use this kind of credential or nothing seals it, `internal` where an open file would hold the secret.
 * Each page also as PDF where `print` gives one.
 */
export async function buildHandoff(
  input: HandoffInput,
  sealer: Sealer | null,
  print: (html: string) => Promise<Uint8Array | null> = async () => null,
): Promise<Files> {
  const { credential } = input;
  checkKind(input);
  const seal = credential === null ? null : { sealer: required(sealer), credential };
  const sealed = seal === null ? null : await seal.sealer.seal(sealedFiles(input, seal.credential));
  const draft = describe(input, seal?.sealer ?? null);
  const encoder = new TextEncoder();
  const pages = pagesOf(input, draft);
  const pdfs = await Promise.all(
    pages.map(async ([name, page]) => [`${name}.pdf`, await print(page)] as const),
  );
  const open = new Map<string, Uint8Array>(
    pages.map(([name, page]) => [`${name}.html`, encoder.encode(page)]),
  );
  for (const [name, pdf] of pdfs) if (pdf !== null) open.set(name, pdf);
  open.set('README.txt', encoder.encode(readmeText(draft, new Set(open.keys()))));
  for (const [name, bytes] of input.extraFiles ?? []) open.set(name, bytes);
  if (draft.credential !== null) {
    open.set('renewal.ics', encoder.encode(renewalCalendar(input, draft.credential)));
  }
  const listed = new Map(open);
  if (seal !== null && sealed !== null) listed.set(seal.sealer.fileName, sealed);
  const handoff = handoffSchema.parse({ ...draft, files: [...listed].map(fingerprint) });
  open.set('handoff.json', encoder.encode(`${JSON.stringify(handoff, null, 2)}\n`));
  open.set(checksumsFile, encoder.encode(checksumsText(new Map([...open, ...listed]))));
  assertNoSecret(open, credential);
  return new Map([...open, ...listed]);
}

/** The pages by their names without an ending. */
function pagesOf(input: HandoffInput, draft: Handoff): readonly (readonly [name: string, html: string])[] {
  const { proofDocument } = input;
  return [
    ['handoff', handoffPage(draft, input.profile)],
    ...(proofDocument === undefined ? [] : [['proof', proofPage(proofDocument, input.tenant.name)] as const]),
  ];
}

function required(sealer: Sealer | null): Sealer {
  if (sealer !== null) return sealer;
  throw new AppError({
    code: 'invalid-input',
    message: 'The sealed part needs one passphrase, or the vendor’s public key.',
    next: 'Give one of --passphrase-file FILE, --new-passphrase-file FILE and --recipient-file FILE.',
  });
}

function describe(input: HandoffInput, sealer: Sealer | null): Handoff {
  const { profile } = input;
  const facts = openFacts(input);
  return {
    format: 1,
    madeAt: input.madeAt.toISOString(),
    madeBy: input.madeBy,
    tenant: input.tenant,
    application: input.application,
    clientId: input.clientId,
    vendor: { id: profile.id, name: profile.name },
    scoping: input.scoping,
    senders: [...input.senders],
    ...(input.outsider === undefined ? {} : { outsider: input.outsider }),
    scope: input.scope ?? profile.scope,
    endpoints: {
      token: `${input.authority}/${input.tenant.id}/oauth2/v2.0/token`,
      sendMail: `${input.graph}/v1.0/users/{sender}/sendMail`,
    },
    fields: [...fillFields(input)],
    credential: facts,
    expiresOn: facts === null ? null : facts.expires.slice(0, 10),
    sealed: sealer === null ? null : sealedBy(sealer),
    proof: input.proof,
    ...(input.cautions === undefined || input.cautions.length === 0 ? {} : { cautions: [...input.cautions] }),
    files: [],
  };
}

/** What anybody may know of the credential: ours, or the vendor's own certificate. */
function openFacts({ credential, ownCertificate }: HandoffInput): Handoff['credential'] {
  if (credential === null) return ownCertificate ?? null;
  const { kind, keyId, expires } = credential;
  if (kind === 'secret') return { kind, keyId, expires };
  const { thumbprint, thumbprintSha256 } = credential;
  return { kind, keyId, expires, thumbprint, thumbprintSha256 };
}

function sealedBy({ fileName, howToOpen, sealedFor, ways }: Sealer): NonNullable<Handoff['sealed']> {
  return {
    ...{ file: fileName, howToOpen },
    ...(sealedFor === null ? {} : { for: sealedFor }),
    ...(ways.length === 0 ? {} : { ways: [...ways] }),
  };
}

function fingerprint([name, bytes]: readonly [string, Uint8Array]): Handoff['files'][number] {
  return { name, bytes: bytes.byteLength, sha256: sha256(bytes) };
}

function checkKind({ profile, credential }: HandoffInput): void {
  if (credential === null || profile.credentialKinds.includes(credential.kind)) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${profile.name} signs in with a ${profile.credentialKinds.join(' or a ')}, not with a ${credential.kind}.`,
    who: 'you',
    next: `Set credential.kind to ${profile.credentialKinds.join(' or ')} in the setup file and apply it again.`,
  });
}
