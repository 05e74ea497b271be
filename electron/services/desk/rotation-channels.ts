import type { RotateHow } from '../rotate-services';
import type { Channels, DeskContext } from './context';
import { chosenText } from './proof-channels';
import { questionOf } from './question';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';

/** A new credential beside the old one, and the old one's end once the new was seen working. */
export function rotationChannels(desk: DeskContext): Channels<'rotation.start'> {
  const { current, operations } = desk;
  return {
    'rotation.start': async ({ setup, withResult = false, ...wish }) => {
      operations.refuseSecond();
      const { key, title, record } = await setupOfKey(desk, setup);
      refuseSignedOut(desk);
      const vendorResult = withResult ? await chosenText(desk, 'Choose the vendor’s result') : null;
      if (withResult && vendorResult === null) return null;
      const how: RotateHow = { ...given(wish), ...(vendorResult === null ? {} : { vendorResult }) };
      const clientId = record.objects.clientId ?? null;
      return operations.begin({ kind: 'rotation', title, setup: key }, async (options, _id, ask) => {
        const services = await current.services();
        const document = await services.rotate(
          key,
          how,
          async (plan) => ask(questionOf('rotation', { ...plan, clientId })),
          options,
        );
        return { kind: 'rotation', document: { ...document, setup: key } };
      });
    },
  };
}

/** Without what is left out. */
function given<T extends object>(wish: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
