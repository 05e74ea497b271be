import { minuteText } from '../../contract/minutes';
import type { CredentialTest } from '../../contract/receipt';
import type { Markup } from '../html';
import { html, nothing } from '../html';
import { code, row } from '../table';
import type { AsBuiltInput } from './input';

/** How far it came with the vendor: handed over, taken over by its receipt, and in use by its own mail. */
export function handoverPart({ record, acceptance }: AsBuiltInput): Markup {
  const { handedOver } = record;
  if (handedOver === undefined) {
    return html`<h2>With the vendor</h2>
      <p>Not handed over yet, as far as this computer knows.</p>`;
  }
  return html`<h2>With the vendor</h2>
    <table>
      ${row('Handed over', minuteText(handedOver.at))} ${row('Taken over', takenOver(record))}
      ${row('First message of its own', firstMessage(acceptance))}
    </table>`;
}

function takenOver({ takenOver: taken, credential, rotation }: AsBuiltInput['record']): Markup | string {
  if (taken === undefined) return 'no receipt of the vendor was taken in';
  const { by, at, test, confirmed, keyId } = taken;
  const isNew = keyId !== null && rotation?.end === undefined && keyId === rotation?.new?.keyId;
  const isOlder = keyId !== null && keyId !== credential?.keyId && !isNew;
  return html`by ${by}, ${minuteText(at)};
  ${test === null ? 'the credential was not tested' : testWords[test]}.
  ${confirmed ? 'The receipt was made with the credential itself.' : 'The receipt is the vendor’s word: it could not be compared with the credential.'}
  ${isNew ? 'It was for the new credential of the renewal under way.' : nothing}
  ${isOlder ? 'It was for an older credential than that of today.' : nothing}`;
}

const testWords: Record<CredentialTest['result'], string> = {
  works: 'the credential worked there',
  wrong: 'Entra did not take the credential there',
  expired: 'the credential had ended',
  blocked: 'a policy of the tenant refused the sign-in from there',
  refused: 'the credential was refused there',
  unreachable: 'Entra could not be reached from there, so it was not tested',
  skipped: 'the credential was not tested',
};

function firstMessage(seen: AsBuiltInput['acceptance']): Markup | string {
  if (seen === null) {
    return 'not seen in the message trace yet; a proof after the vendor has sent looks for it';
  }
  return html`${minuteText(seen.firstAt)}, from ${code(seen.from)}, seen in the message trace`;
}
