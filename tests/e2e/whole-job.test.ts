import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { InvokeChannel } from '../../electron/contract/channels';
import type { Bridge } from '../../electron/contract/desk/bridge';
import type { Operation } from '../../electron/contract/desk/operation';
import type { DeskState } from '../../electron/contract/desk/state';
import type { InputOf, OutputOf } from '../../electron/contract/desk/table';
import { practicePassword } from '../../electron/practice/world/contoso-people';
import { contosoDraft } from './contoso-draft';
import { startElectron, type AppUnderTest } from './hosts/electron-host';
import { SystemBrowser } from './hosts/system-browser';
import { inWindow } from './in-window';

function asking({ page }: AppUnderTest, answerPages: () => Promise<void>) {
  const ask = async <C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> => {
    const reply = await page.evaluate(
      async ([name, value]) => {
        const { invoke } = (window as unknown as { sendwright: Bridge }).sendwright;
        return (invoke[name] as (input: unknown) => Promise<unknown>)(value);
      },
      [channel, input] as const,
    );
    const told = reply as { ok: boolean; value: OutputOf<C>; error?: unknown };
    if (!told.ok) throw new Error(`${channel}: ${JSON.stringify(told.error)}`);
    return told.value;
  };
  const state = async (): Promise<DeskState> => ask('app.state', {});
  const run = async <C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<Operation> => {
    await ask(channel, input);
    // Writing takes another consent, which is asked for in the browser too.
    const outcome = async (): Promise<Operation['outcome']> => {
      await answerPages();
      return (await state()).operation?.outcome ?? null;
    };
    await expect.poll(outcome, { timeout: 60_000 }).not.toBeNull();
    const { operation } = await state();
    if (operation?.outcome?.kind !== 'finished') throw new Error(JSON.stringify(operation?.outcome));
    return operation;
  };
  return { ask, state, run };
}

const admin = { username: 'admin@contoso.example', password: practicePassword };

inWindow('the whole job in the app', () => {
  it.each(['rbac', 'accessPolicy'] as const)(
    'goes from sign-in to handoff (%s)',
    { timeout: 150_000 },
    async (scoping) => {
      const running = await startElectron({ args: ['--practice'] });
      onTestFinished(async () => running.close());
      const browser = await SystemBrowser.replacing(running.app);
      const { ask, state, run } = asking(running, async () => browser.signIn(admin));
      await ask('target.choose', { target: { kind: 'practice' } });
      await expect.poll(async () => (await state()).practice.kind, { timeout: 20_000 }).toBe('ready');
      await ask('signIn.start', { method: 'browser' });
      const kind = async (): Promise<string> => {
        await browser.signIn(admin);
        return (await state()).signIn.kind;
      };
      await expect.poll(kind, { timeout: 20_000 }).toBe('signed-in');

      const { id } = await ask('setups.save', { id: null, draft: contosoDraft({ scoping }) });
      const planned = (await run('plan.make', { draft: id, goLive: false })).outcome;
      if (planned?.kind !== 'finished' || planned.result.kind !== 'plan') throw new Error('no plan');
      const applied = await run('run.start', {
        draft: id,
        plan: planned.result.document.plan.id,
        wait: true,
      });
      expect(applied.outcome).toMatchObject({ result: { document: { result: 'done' } } });
      const [line] = await ask('setups.list', {});
      const setup = line?.status?.id ?? '';
      const proven = await run('proof.start', { setup, wait: true, allSenders: false });
      expect(proven.outcome).toMatchObject({ result: { document: { verdict: 'proven' } } });

      const out = mkdtempSync(join(tmpdir(), 'sendwright-out-'));
      onTestFinished(() => rmSync(out, { recursive: true, force: true }));
      await running.app.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
      }, out);
      const handed = await run('handoff.start', { setup, sealFor: 'passphrase' });
      expect(readdirSync(out, { recursive: true }).map(String).join()).toContain('sealed.zip');
      const { passphrase } = await ask('handoff.takePassphrase', { operation: handed.id });
      expect(passphrase).toMatch(/\S{8,}/u);
    },
  );
});
