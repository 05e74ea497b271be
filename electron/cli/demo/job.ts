import { join } from 'node:path';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { Services } from '../../services/services';
import { applyExitCode, applyText } from '../commands/apply';
import { handoffText } from '../commands/handoff';
import { planExitCode } from '../commands/plan';
import { proofExitCode } from '../commands/prove';
import { statusText } from '../commands/status';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { planText, planVerdictText } from '../print-plan';
import { proofText } from '../print-proof';
import { progressPrinter } from '../print-run';
import type { Style } from '../style';
import { demoSetupFile } from './setup-file';

/** What a demo needs: where, as whom, and which job. */
export interface DemoJob {
  readonly folder: string;
  readonly session: CommonOptions;
  readonly mode: 'rbac' | 'accessPolicy';
  readonly vendor: string;
  readonly style: Style;
}

/** Runs the job as a consultant would, chapter by chapter. Ends early, with its exit code, where a chapter fails. */
export async function demoJob(context: CliContext, job: DemoJob): Promise<ExitCode> {
  const { style, folder } = job;
  const file = join(folder, 'demo.sendwright.yaml');
  await context.writeText(file, demoSetupFile(job));
  context.out(style.bold('Sendwright demo: one application, its mailboxes, and no other'));
  context.out(
    style.dim(
      style.wrap(
        `A practice tenant (Contoso) runs on this computer; nothing leaves it. The setup file is ${file}.`,
        0,
      ),
    ),
  );
  const services = await context.services(job.session);
  try {
    return await chapters(context, job, services, file);
  } finally {
    await services.close();
  }
}

async function chapters(
  context: CliContext,
  job: DemoJob,
  services: Services,
  path: string,
): Promise<ExitCode> {
  const { style } = job;
  const listener = progressPrinter((text) => context.out(text), style);
  const options = { signal: context.signal, listener };
  const chapter = (number: number, title: string): void =>
    context.out(`\n${style.cyan(style.bold(`${number}  ${title}`))}`);
  const file = await namedText(context, path);

  chapter(1, 'Sign in, preflight, plan (only reads)');
  const plan = await services.plan(file, options);
  context.out(planText(plan.plan, style));
  context.out(planVerdictText(plan, style, null));
  if (plan.verdict === 'blocked') return planExitCode(plan);

  chapter(2, 'Apply');
  const applied = await services.apply(
    { kind: 'file', file },
    async (asked) => {
      listener.planned(asked);
      return true;
    },
    options,
  );
  context.out(applyText(applied, style, plan.plan));
  if (applyExitCode(applied) !== exitCodes.done) return applyExitCode(applied);

  chapter(3, 'Proof: inside sends, outside is refused');
  const proof = await services.prove({ setup: applied.setup }, { wait: false, allSenders: false }, options);
  context.out(proofText(proof, style));
  if (proofExitCode(proof) !== exitCodes.done) return proofExitCode(proof);

  chapter(4, 'Handoff to the vendor');
  const passphraseFile = join(job.folder, 'passphrase.txt');
  const handoff = await services.handoff(
    applied.setup,
    join(job.folder, 'handoff'),
    {
      kind: 'new',
      keep: async (passphrase) => context.writeText(passphraseFile, `${passphrase}\n`, { secret: true }),
    },
    options,
  );
  const asBuilt = join(job.folder, 'as-built.html');
  await context.writeText(asBuilt, (await services.asBuilt(applied.setup)).html);
  context.out(handoffText({ ...handoff, passphraseFile, asBuilt }, style));

  chapter(5, 'Where it stands');
  context.out(statusText(await services.status(applied.setup), style));
  return exitCodes.done;
}
