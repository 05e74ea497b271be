import type { Plan } from '../contract/plan';
import type { CliContext } from './context';
import type { CommandRun } from './run-command';

/** What is asked, and what somebody without a terminal is told to do. */
export interface Asked {
  readonly question: string;
  readonly otherwise?: string;
}

const carryOut: Asked = { question: 'Carry out this plan?' };

/** Asks on the terminal, unless it was approved beforehand; without a terminal it is not. */
export async function approve(
  context: CliContext,
  options: { readonly yes?: boolean },
  say: (text: string) => void,
  { question, otherwise = 'read the plan above and approve it with --yes' }: Asked = carryOut,
): Promise<boolean> {
  if (options.yes === true) return true;
  if (context.isTerminal) return context.confirm(question);
  say(`\nThere is no terminal to ask on: ${otherwise}.`);
  return false;
}

/** As `approve`, of a plan that is shown first; from then on progress names its steps by their numbers. */
export async function approvePlan(
  context: CliContext,
  options: { readonly yes?: boolean },
  run: Pick<CommandRun, 'listener' | 'say'>,
  {
    plan,
    text,
    asked = carryOut,
  }: {
    readonly plan: Pick<Plan, 'steps'>;
    readonly text: string;
    readonly asked?: Asked;
  },
): Promise<boolean> {
  run.listener.planned(plan);
  run.say(text);
  return approve(context, options, (line) => run.say(line), asked);
}
