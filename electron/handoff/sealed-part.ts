import type { SealedCredential } from '../contract/handoff';
import type { Files } from '../ports/sealing';
import type { HandoffCredential, HandoffInput } from './input';

/** The files of the sealed part: the credential for programs, for people, and a certificate's own files. */
export function sealedFiles(input: HandoffInput, credential: HandoffCredential): Files {
  const document: SealedCredential = {
    format: 1,
    tenantId: input.tenant.id,
    clientId: input.clientId,
    kind: credential.kind,
    keyId: credential.keyId,
    expires: credential.expires,
    ...secretPart(credential),
  };
  const encoder = new TextEncoder();
  return new Map([
    ['credential.json', encoder.encode(`${JSON.stringify(document, null, 2)}\n`)],
    ['credential.txt', encoder.encode(textFor(input, credential))],
    ...(credential.kind === 'certificate' ? credential.files : []),
  ]);
}

function secretPart(credential: HandoffCredential): Partial<SealedCredential> {
  if (credential.kind === 'secret') return { value: credential.value };
  const { thumbprint, thumbprintSha256, pfxPassphrase } = credential;
  return { thumbprint, thumbprintSha256, pfxPassphrase };
}

function certificateLines(credential: HandoffCredential): readonly string[] {
  if (credential.kind === 'secret') return [];
  return [
    'Passphrase of certificate.pfx:',
    credential.pfxPassphrase,
    '',
    'Where your product wants PEM files: certificate.pem and private-key.pem. certificate.cer is public.',
    `Thumbprint (SHA-1): ${credential.thumbprint}`,
    `Thumbprint (SHA-256): ${credential.thumbprintSha256}`,
    '',
  ];
}

function textFor(input: HandoffInput, credential: HandoffCredential): string {
  const field = input.profile.fields.find((one) => one.from === credential.kind)?.name ?? credential.kind;
  const value = credential.kind === 'secret' ? credential.value : 'the file certificate.pfx';
  const lines = [
    `Credential of ${input.application} (client id ${input.clientId})`,
    `in the tenant ${input.tenant.name} (${input.tenant.id})`,
    '',
    `${field}:`,
    value,
    '',
    ...certificateLines(credential),
    `Valid until ${credential.expires.slice(0, 10)} (UTC).`,
    credential.kind === 'secret'
      ? 'Enter it where handoff.html says, then delete this file. Never send it by e-mail.'
      : 'Import it where handoff.html says, then delete these files. Never send them by e-mail.',
  ];
  return `${lines.join('\r\n')}\r\n`;
}
