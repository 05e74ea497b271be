import type { RemovalPlan, RemoveDocument } from '../contract/removal';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import { approvePlan } from './approve';
import type { CliContext } from './context';
import { removalPlanText, removedText } from './print-removal';
import type { CommandRun } from './run-command';

/** What `remove` and `apply PLAN` end with; writes the page where one was asked for. */
export async function removalResult(
  context: CliContext,
  made: RemoveDocument,
  page: string | undefined,
  { services, style }: CommandRun,
) {
  const html = page === undefined ? null : await services.removalPage(made.setup);
  if (page !== undefined && html !== null) await context.writeText(page, html);
  const document = { ...made, savedAs: html === null ? null : (page ?? null) };
  return { document, text: removedText(document, style), code: removeExitCode(document) };
}

/** Shows the plan and asks: once for all of it, and once more for each mailbox and licence that goes. */
export function removalApprover(
  context: CliContext,
  options: { readonly yes?: boolean },
  run: CommandRun,
): (plan: RemovalPlan) => Promise<boolean> {
  return async (plan) => {
    const asked = { question: 'Take this back?' };
    const isApproved = await approvePlan(context, options, run, {
      ...{ plan, text: removalPlanText(plan, run.style), asked },
    });
    if (!isApproved) return false;
    // Each was named by an option of its own: that was the question.
    if (options.yes === true) return true;
    for (const question of questionsOf(plan)) {
      if (!(await context.confirm(question))) return false;
    }
    return true;
  };
}

function questionsOf({ mailboxes, licences }: RemovalPlan): readonly string[] {
  return [
    ...mailboxes
      .filter(({ goes }) => goes)
      .map(({ address }) => `Delete the mailbox ${address} with all its mail?`),
    ...licences.filter(({ goes }) => goes).map(({ user }) => `Take the licence of ${user} back?`),
  ];
}

/** 0 where nothing is left, or nothing was asked for but the plan. */
export function removeExitCode({ result, proof }: RemoveDocument): ExitCode {
  switch (result) {
    case 'planned':
      return exitCodes.done;
    case 'done':
    case 'nothing-to-do':
      if (proof === null || proof.verdict === 'removed') return exitCodes.done;
      return proof.verdict === 'unknown' ? exitCodes.needsPerson : exitCodes.failed;
    case 'failed':
      return exitCodes.failed;
    case 'cancelled':
      return exitCodes.interrupted;
    case 'needs-person':
    case 'waiting':
    case 'not-approved':
      return exitCodes.needsPerson;
  }
}
