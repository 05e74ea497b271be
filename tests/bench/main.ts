import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureGrowth } from './growth';
import { measureLaunch } from './launch';
import { measureLatency } from './latency';
import { printedReport, type Report } from './report';
import { measureRequests } from './requests';
import { measureStartUp } from './start-up';
import { measureStatus } from './status';

const parts: Readonly<Record<string, (report: Report, bundles: string) => void | Promise<void>>> = {
  requests: measureRequests,
  latency: measureLatency,
  growth: measureGrowth,
  'start-up': measureStartUp,
  status: measureStatus,
  launch: measureLaunch,
};

/** Runs all parts, or those that are named; exit code 1 where a goal is missed. */
async function main(): Promise<void> {
  const bundles = dirname(fileURLToPath(import.meta.url));
  const report = printedReport();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}.`);
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await measure(report, bundles);
  }
  const { missed } = report;
  report.say(missed.length === 0 ? '\nAll goals reached.' : `\n${missed.length} goals missed.`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

void main();
