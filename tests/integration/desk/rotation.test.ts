import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Operation } from '../../../electron/contract/desk/operation';
import type { InputOf } from '../../../electron/contract/desk/table';
import { applied, contosoDraft, resultOf, signedInDesk } from '../../support/desk/driver';

it(
  'a credential is renewed from the window, and the old one goes on somebody’s word',
  { timeout: 90_000 },
  async () => {
    const { tenant, test, driver } = await signedInDesk();
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const setup = await applied(driver, id);
    await driver.run('proof.start', { setup, wait: true, allSenders: false });
    const secrets = () =>
      tenant.world.state.applications.find(({ uniqueName }) => uniqueName?.startsWith('sendwright-') === true)
        ?.passwordCredentials ?? [];
    const handOver = async (name: string) => {
      const out = join(tenant.folder, name);
      mkdirSync(out);
      test.answers.push(out);
      await driver.run('handoff.start', { setup, sealFor: 'passphrase' });
    };
    await handOver('first');
    const [before] = secrets();

    const asked = async (wish: Omit<InputOf<'rotation.start'>, 'setup'>, yes: boolean) => {
      const begun = await driver.ask('rotation.start', { setup, ...wish });
      const now = async (isSo: (operation: Operation) => boolean) => {
        const state = await driver.until(
          ({ operation }) => operation?.id === begun?.operation && operation !== null && isSo(operation),
        );
        if (state.operation === null) throw new Error('no operation');
        return state.operation;
      };
      const { id: operation, question } = await now((one) => one.question != null || one.outcome !== null);
      if (question != null) await driver.ask('operation.answer', { operation, yes });
      return resultOf(await now(({ outcome }) => outcome !== null), 'rotation').document;
    };

    expect((await asked({}, false)).result).toBe('not-approved');
    expect(secrets()).toHaveLength(1);
    const made = await asked({}, true);
    expect(made.rotation).toMatchObject({ phase: 'made', next: { act: 'hand-over' } });
    // No command line in the window, and no secret.
    expect(JSON.stringify(made)).not.toMatch(/\bsendwright (?:rotate|handoff|apply|prove)\b|--[a-z]/u);
    expect(secrets()).toHaveLength(2);

    await handOver('second');
    expect((await driver.ask('setups.detail', { setup })).status.rotation).toMatchObject({
      phase: 'handed-over',
      next: { act: 'await-vendor' },
    });
    // Nobody saw the vendor send: a word alone is refused.
    const alone = await driver.run('rotation.start', { setup, confirm: 'Sam Reyes, Ostendo' });
    expect(alone.outcome).toMatchObject({ kind: 'failed', error: { code: 'preflight-failed' } });
    expect(secrets()).toHaveLength(2);

    test.answers.push(null);
    expect(await driver.ask('rotation.start', { setup, withResult: true })).toBeNull();

    const gone = await asked({ abort: true, confirm: 'Sam Reyes, Ostendo' }, true);
    expect(gone.rotation).toMatchObject({ phase: 'aborted' });
    expect(secrets().map(({ keyId }) => keyId)).toEqual([before?.keyId]);
  },
);
