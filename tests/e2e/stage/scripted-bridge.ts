import { invokeChannels, type InvokeChannel } from '../../../electron/contract/channels';
import type { Bridge } from '../../../electron/contract/desk/bridge';
import type { Reply } from '../../../electron/contract/desk/reply';
import { toAppError } from '../../../electron/contract/errors';
import { ordinaryAnswers, ordinaryState } from './ordinary';
import type { Scene } from './scene';

/** A bridge that answers as the scene says, and as on an ordinary morning where it says nothing. */
export function scriptedBridge(scene: Scene): Bridge {
  const state = { ...ordinaryState, ...scene.state };
  const answers: Readonly<Record<InvokeChannel, unknown>> = {
    ...ordinaryAnswers,
    'app.state': () => state,
    ...scene.answers,
  };
  const answer = async (channel: InvokeChannel, input: unknown): Promise<Reply> => {
    try {
      const value: unknown = await (answers[channel] as (input: unknown) => unknown)(input);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error: toAppError(error).facts, correlationId: 'c-20261121-0042' };
    }
  };
  const invoke = Object.fromEntries(
    invokeChannels.map((channel) => [channel, (input: unknown) => answer(channel, input)]),
  ) as Bridge['invoke'];
  return { invoke, listen: () => () => undefined };
}
