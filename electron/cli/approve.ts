import type { CliContext } from './context';

/** Asks on the terminal, unless it was approved beforehand; without a terminal it is not. */
export async function approve(
  context: CliContext,
  options: { readonly yes?: boolean },
  say: (text: string) => void,
): Promise<boolean> {
  if (options.yes === true) return true;
  if (context.isTerminal) return context.confirm('Carry out this plan?');
  say('\nThere is no terminal to ask on: read the plan above and approve it with --yes.');
  return false;
}
