import { describe, expect, it } from 'vitest';
import { invokeChannels } from '../../../electron/contract/channels';
import { deskStateSchema } from '../../../electron/contract/desk/state';
import { channelTable } from '../../../electron/contract/desk/table';
import { AppError } from '../../../electron/contract/errors';
import { ordinaryAnswers, ordinaryState } from '../../e2e/stage/ordinary';
import { kept } from '../../e2e/stage/samples';
import { scenes } from '../../e2e/stage/scenes/all';

const nothingYet = Symbol('no answer');
const input = { ...kept, text: '', setup: 'ostendo-continuum', field: 0 };

/** What a scene answers on a channel; neither a failure nor silence has to fit. */
async function answerOf(answer: unknown): Promise<unknown> {
  const later = new Promise((done) => setImmediate(() => done(nothingYet)));
  const now = (async () => (answer as (input: unknown) => unknown)(input))();
  return Promise.race([now, later]).catch((error: unknown) => {
    if (error instanceof AppError) return nothingYet;
    throw error;
  });
}

describe('the scenes of the stage', () => {
  it.each(Object.entries(scenes))('%s says only what main could say', async (_, scene) => {
    const state = { ...ordinaryState, ...scene.state };
    expect(deskStateSchema.parse(state)).toEqual(state);
    for (const channel of invokeChannels) {
      const answer = scene.answers?.[channel];
      if (answer === undefined) continue;
      const value = await answerOf(answer);
      if (value !== nothingYet) expect(channelTable[channel].output.parse(value), channel).toEqual(value);
    }
  });

  it('answers as main would on an ordinary morning', async () => {
    for (const [channel, answer] of Object.entries(ordinaryAnswers)) {
      const value = await answerOf(answer);
      const { output } = channelTable[channel as keyof typeof channelTable];
      if (value !== nothingYet && channel !== 'settings.write')
        expect(output.parse(value), channel).toEqual(value);
    }
  });
});
