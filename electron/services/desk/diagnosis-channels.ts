import { AppError } from '../../contract/errors';
import type { LadderDocument } from '../../contract/ladder';
import type { SupportFile } from '../../contract/support';
import type { Channels, DeskContext } from './context';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

/** What an error means, and where a setup breaks. */
export function diagnosisChannels(
  desk: DeskContext,
): Channels<'diagnosis.text' | 'diagnosis.climb' | 'diagnosis.bundle' | 'diagnosis.saveBundle'> {
  const { current, operations, shown } = desk;
  let last: { readonly setup: string; readonly files: readonly SupportFile[] } | null = null;
  return {
    'diagnosis.text': async ({ text }) => {
      // Takes no session: an error is often all there is. The table is read when somebody asks first.
      const { diagnoseText } = await import('../../diagnosis/recognise');
      return shown.value(diagnoseText(text));
    },
    'diagnosis.climb': async ({ setup, from, send }) => {
      operations.refuseSecond();
      const { key, title } = await setupOfKey(desk, setup);
      refuseSignedOut(desk);
      return operations.begin({ kind: 'ladder', title, setup: key }, async ({ signal, listener }) => {
        const services = await current.services();
        const how = {
          ...(from === null ? {} : { from }),
          approveMail: async () => Promise.resolve(send),
        };
        const document = await services.climb(key, how, { signal, listener });
        return { kind: 'ladder', document };
      });
    },
    'diagnosis.bundle': async ({ setup }) => {
      const { key } = await setupOfKey(desk, setup);
      const services = await current.services();
      const files = await services.supportBundle(key, ladderOf(desk, key));
      last = { setup: key, files };
      return { files: [...files] };
    },
    'diagnosis.saveBundle': async ({ setup }) => {
      const { key, record } = await setupOfKey(desk, setup);
      if (last?.setup !== key) throw notShown();
      const services = await current.services();
      const kinds = [{ name: 'ZIP', extensions: ['zip'] }];
      const asked = { title: 'Save the support bundle', name: `${record.id}.support.zip`, kinds };
      return savedThrough(desk, asked, await services.supportZip(last.files));
    },
  };
}

/** The ladder that was climbed last, where it was this setup's. */
function ladderOf({ store }: DeskContext, setup: string): LadderDocument | null {
  const { operation } = store.state;
  if (operation?.outcome?.kind !== 'finished' || operation.setup !== setup) return null;
  const { result } = operation.outcome;
  return result.kind === 'ladder' ? result.document : null;
}

function notShown(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'Nothing is saved that was not shown.',
    who: 'you',
    next: 'Look at what the bundle holds first.',
  });
}
