import { resolve } from 'node:path';
import type { OpenDocument } from '../contract/documents';
import type { CredentialTest } from '../contract/receipt';
import { openHandoff } from '../handoff/open-handoff';
import type { Clock } from '../ports/clock';
import type { Connection } from './connection';
import { makeReceipt } from './receipt';
import { openerOf } from './seal';
import { checkedCredential } from './sealed-credential';
import type { OpeningKey, OpenOptions } from './services';
import { refuseUnopened, testCredential, untested } from './test-credential';

/** What opening needs of a session: nobody signs in. */
interface OpenParts {
  readonly connect: (tenant: string, signal: AbortSignal) => Pick<Connection, 'appTokens' | 'authority'>;
  readonly clock: Clock;
}

/**
 * Checks a handoff folder; with a passphrase or key its sealed part too, and asks for a token with the credential, which
 * goes to `keep` and nowhere else.
 */
export async function openFolder(
  { connect, clock }: OpenParts,
  directory: string,
  key: OpeningKey | null,
  { keep, test: isWanted = true, receipt, signal = new AbortController().signal }: OpenOptions = {},
): Promise<OpenDocument> {
  const opener = key === null ? null : await openerOf(key);
  const opened = await openHandoff(resolve(directory), opener);
  const { handoff, bundle, credential, sealedFiles, strangers } = opened;
  if (receipt !== undefined) refuseUnopened(handoff, credential !== null);
  const checked = credential === null ? null : checkedCredential(credential, sealedFiles);
  const kept = checked === null || keep === undefined ? null : await keep(checked.text);
  const tested = async (): Promise<CredentialTest | null> => {
    if (checked === null) return null;
    if (!isWanted) return untested(clock.now());
    const connection = connect(handoff.tenant.id, signal);
    return testCredential({ connection, clock, signal }, handoff, checked.signIn);
  };
  const test = await tested();
  return {
    format: 1,
    command: 'open',
    application: handoff.application,
    clientId: handoff.clientId,
    tenant: handoff.tenant.id,
    vendor: handoff.vendor.name,
    senders: handoff.senders,
    expires: handoff.credential?.expires ?? null,
    credential: credential !== null ? 'opened' : handoff.sealed === null ? 'none' : 'sealed',
    sealedFor: handoff.sealed?.for ?? null,
    bundle,
    strangers: [...strangers],
    test,
    receipt:
      receipt === undefined
        ? null
        : makeReceipt(
            { handoff, bundle, credential: checked?.signIn ?? null },
            { name: receipt.name, now: clock.now(), test },
          ),
    credentialFile: kept,
  };
}
