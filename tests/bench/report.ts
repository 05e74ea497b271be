/** Where the numbers and what was found too large go. */
export interface Report {
  say(text?: string): void;
  heading(text: string): void;
  /** Says how a goal came out, and remembers it. */
  goal(text: string, isReached: boolean): void;
}

/** A report on standard output; `missed` lists the goals that were not reached. */
export function printedReport(): Report & { readonly missed: readonly string[] } {
  const missed: string[] = [];
  const say = (text = ''): void => void process.stdout.write(`${text}\n`);
  return {
    missed,
    say,
    heading: (text) => say(`\n${text}\n`),
    goal(text, isReached) {
      say(`  ${isReached ? 'reached' : 'MISSED '}  ${text}`);
      if (!isReached) missed.push(text);
    },
  };
}
