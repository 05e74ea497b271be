import type { Handoff } from '../contract/handoff';
import type { Markup } from './html';
import { html, nothing } from './html';
import { code, row } from './table';

/** Where the vendor holds its own key: which certificate is meant, and how the vendor proves with it. */
export function ownKeyPart(handoff: Handoff): Markup {
  return html`${ownCertificate(handoff)} ${ownProof(handoff)}`;
}

/** The vendor's own proof, run in the handoff folder by whoever has Sendwright. */
export function ownProofCommand({ credential }: Handoff): string {
  const key = credential === null ? '--secret-file YOUR-SECRET.txt' : '--key-file YOUR-KEY.pfx';
  return `sendwright prove --handoff . ${key} --to ADDRESS --out ../result.json`;
}

/** What comes back to whoever handed over. */
export function ownProofResult({ credential }: Handoff): string {
  return credential === null
    ? 'Give result.json back to whoever handed this over: there is no secret in it.'
    : 'Give result.json back to whoever handed this over: it is signed with your key, and there is no secret in it.';
}

/** The certificate of which only the public part was sent here: to be compared, and renewed in time. */
function ownCertificate({ credential, expiresOn, tenant }: Handoff): Markup {
  if (credential === null) return nothing;
  const { thumbprint, thumbprintSha256 } = credential;
  return html`<h2>The certificate</h2>
    <p>
      It is your own: this is the public part that was entered in Entra. Compare it with the one you sign
      with.
    </p>
    <table>
      ${thumbprint === undefined ? nothing : row('Thumbprint (SHA-1)', code(thumbprint))}
      ${thumbprintSha256 === undefined ? nothing : row('Thumbprint (SHA-256)', code(thumbprintSha256))}
      ${row('Ends on', expiresOn ?? '')}
    </table>
    <p>
      <code>renewal.ics</code> puts reminders into your calendar. Send the public part (<code>.cer</code>) of
      the next one to ${tenant.name} before you sign with it. The old one is removed only after the new one
      was seen working.
    </p>`;
}

function ownProof(handoff: Handoff): Markup {
  const { outsider, credential } = handoff;
  const refused = outsider === undefined ? nothing : html`; one as ${code(outsider)} must be refused`;
  return html`<h2>Prove it with your own key</h2>
    <p>
      Only you hold the key, so only you can see it work. With Sendwright, in this folder; nobody signs in,
      and your key stays with you:
    </p>
    <pre><code>${ownProofCommand(handoff)}</code></pre>
    <p>
      One test mail goes to ADDRESS from each approved mailbox and must arrive${refused}.
      ${
        credential === null
          ? html`Where you sign in with a certificate, give <code>--key-file</code> (PFX, or PEM with key and
              certificate) instead.`
          : html`The key is a PFX, or PEM with key and certificate.`
      }
      ${ownProofResult(handoff)} Without Sendwright, send both messages from your own system and say how they
      went.
    </p>`;
}
