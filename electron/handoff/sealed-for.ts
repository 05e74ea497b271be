import type { Handoff, SealedFor } from '../contract/handoff';
import type { Markup } from './html';
import { html, nothing } from './html';

type Sealed = NonNullable<Handoff['sealed']>;

/** Whose public key the sealed part was sealed to, line by line, for whoever compares it. */
export function recipientRows(sealedFor: SealedFor): readonly (readonly [label: string, value: string])[] {
  const { kind, name, fingerprint, thumbprint, expiresOn } = sealedFor;
  if (kind === 'age') {
    return [[fingerprint.startsWith('age1') ? 'age recipient' : 'SHA-256 of the age recipient', fingerprint]];
  }
  return [
    ['Certificate', name],
    ['Fingerprint (SHA-256)', fingerprint],
    ...(thumbprint === undefined ? [] : [['Thumbprint (SHA-1), as Windows shows it', thumbprint] as const]),
    ...(expiresOn === undefined ? [] : [['Ends on', expiresOn] as const]),
  ];
}

/** The command that checks, tests and confirms a handoff in one go, for whoever has Sendwright. */
export function receiptCommand({ for: sealedFor }: Sealed): string {
  const key = sealedFor === undefined ? '--passphrase-file FILE' : '--identity-file YOUR-KEY';
  return `sendwright open . ${key} --receipt ../receipt.json --name "YOUR NAME"`;
}

/** What to do once it is open, where the tools leave a plain ZIP behind. */
export const afterOpening =
  'What comes out is an ordinary ZIP with the credential in it, protected by nothing: unpack it, enter the credential, and delete both.';

/** Whose key opens it and the commands for it; nothing where a passphrase does. */
export function sealedForPart(sealed: Sealed): Markup {
  if (sealed.for === undefined) return nothing;
  return html`<table>
      ${recipientRows(sealed.for).map(
        ([label, value]) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td><code>${value}</code></td>
          </tr>`,
      )}
    </table>
    <p>
      Compare this with your own key before you do anything else. If it is not yours, the credential was
      sealed to somebody else: stop, and tell whoever handed this over.
    </p>
    ${(sealed.ways ?? []).map(
      ({ tool, commands }) =>
        html`<p>${tool}, in this folder:</p>
          <pre><code>${commands.join('\n')}</code></pre>`,
    )}
    <p>${afterOpening}</p>`;
}
