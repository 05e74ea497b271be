import { join } from 'node:path';
import type { ApplyDocument } from '../../contract/documents';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { Services } from '../../services/services';
import { applyExitCode, applyText } from '../commands/apply';
import { proofExitCode } from '../commands/prove';
import { statusText } from '../commands/status';
import type { CliContext } from '../context';
import { namedText } from '../named-text';
import { planText } from '../print-plan';
import { proofText } from '../print-proof';
import { progressPrinter } from '../print-run';
import type { DemoJob } from './job';
import { demoSetupFile } from './setup-file';

/** Lets time pass for the practice tenant and everything in this process. */
type LetTimePass = (seconds: number) => void;

/** A little more than a token lives. */
const aboutAnHour = 70 * 60;

/**
 * Shows how a setup of old is moved: set up by access policy and proven, then `scoping: rbac` written into the setup file
 * and applied, an hour let pass for the older tokens, proven again. Ends early, with its exit code, where a chapter fails.
 */
export async function migrationDemo(
  context: CliContext,
  job: DemoJob,
  letTimePass: LetTimePass,
): Promise<ExitCode> {
  const path = join(job.folder, 'demo.sendwright.yaml');
  const run = chaptersOf(context, job, path);
  context.out(job.style.bold('Sendwright demo: from an application access policy to RBAC for Applications'));

  await context.writeText(path, demoSetupFile({ ...job, mode: 'accessPolicy' }));
  const before = await run.apply(1, 'As it was: a tenant-wide grant, cut down by an access policy');
  if (applyExitCode(before) !== exitCodes.done) return applyExitCode(before);
  const proven = await run.prove(2, 'Proof of the old way', before.setup);
  if (proven !== exitCodes.done) return proven;

  await context.writeText(path, demoSetupFile({ ...job, mode: 'rbac' }));
  const moved = await run.apply(3, 'One word changed in the setup file: scoping: rbac');
  if (moved.result !== 'waiting') return applyExitCode(moved);
  letTimePass(aboutAnHour);
  const after = await run.apply(4, 'An hour later: no older token is left, so policy and group may go');
  if (applyExitCode(after) !== exitCodes.done) return applyExitCode(after);
  return run.prove(5, 'Proof of the new way: no grant in Entra, the scope alone decides', before.setup);
}

function chaptersOf(context: CliContext, job: DemoJob, path: string) {
  const { style } = job;
  const listener = progressPrinter((text) => context.out(text), style);
  const options = { signal: context.signal, listener };
  const begin = (number: number, title: string): void =>
    context.out(`\n${style.cyan(style.bold(`${number}  ${title}`))}`);
  /** Each chapter signs in anew: hours lie between them. */
  const session = async <T>(act: (services: Services) => Promise<T>): Promise<T> => {
    const services = await context.services(job.session);
    try {
      return await act(services);
    } finally {
      await services.close();
    }
  };
  return {
    apply: async (number: number, title: string): Promise<ApplyDocument> => {
      begin(number, title);
      return session(async (services) => {
        const file = await namedText(context, path);
        const { plan } = await services.plan(file, options);
        context.out(planText(plan, style));
        const approve = async (asked: typeof plan) => {
          listener.planned(asked);
          return true;
        };
        const applied = await services.apply({ kind: 'file', file }, approve, options);
        context.out(applyText(applied, style, plan));
        return applied;
      });
    },
    prove: async (number: number, title: string, setup: string): Promise<ExitCode> => {
      begin(number, title);
      return session(async (services) => {
        const proof = await services.prove({ setup }, { wait: false, allSenders: false }, options);
        context.out(proofText(proof, style));
        context.out(statusText(await services.status(setup), style));
        return proofExitCode(proof);
      });
    },
  };
}
