import type { ProofBy } from '../../contract/desk/setups';
import type { ProveHow } from '../prove-how';
import type { NamedText } from '../operation-options';
import type { Channels, DeskContext } from './context';
import { chosenFile } from './chosen-file';
import type { Ask } from './question';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';

const results = [{ name: 'Result or receipt', extensions: ['json'] }];

/** The proof of a setup, and what the vendor gives back. */
export function proofChannels(desk: DeskContext): Channels<'proof.start' | 'handoff.takeReceipt'> {
  const { current, operations } = desk;
  return {
    'proof.start': async ({ setup, wait, allSenders, by = 'own-credential' }) => {
      operations.refuseSecond();
      const { key, title } = await setupOfKey(desk, setup);
      refuseSignedOut(desk);
      const file = by === 'vendor-result' ? await chosenText(desk, 'Choose the vendor’s result') : null;
      if (by === 'vendor-result' && file === null) return null;
      return operations.begin({ kind: 'proof', title, setup: key }, async (options, _id, ask) => {
        const services = await current.services();
        const how = { wait, allSenders, ...meansOf(by, file, ask) };
        return { kind: 'proof', document: await services.prove({ setup: key }, how, options) };
      });
    },
    'handoff.takeReceipt': async ({ setup }) => {
      const { key } = await setupOfKey(desk, setup);
      const file = await chosenText(desk, 'Choose the vendor’s receipt');
      if (file === null) return null;
      const document = await (await current.services()).receipt(key, file);
      desk.setupsChanged();
      return desk.shown.value(document);
    },
  };
}

/** Nothing is made before it was shown and approved (design rule 1). */
function meansOf(
  by: ProofBy,
  file: NamedText | null,
  ask: Ask,
): Pick<ProveHow, 'proofCredential' | 'vendorResult'> {
  if (file !== null) return { vendorResult: file };
  if (by !== 'proof-credential') return {};
  return {
    proofCredential: {
      approve: async ({ clientId, tenantName, steps }) =>
        ask({ kind: 'proof-credential', clientId, tenantName, steps: [...steps] }),
    },
  };
}

/** A result or receipt of the vendor that a person chooses in a dialog; null where none was. */
export async function chosenText(desk: DeskContext, title: string): Promise<NamedText | null> {
  const file = await chosenFile(desk, { title, kinds: results });
  if (file === null) return null;
  return { text: Buffer.from(file.bytes).toString('utf8'), name: file.name, folder: '' };
}
