import { largeWorldAddresses } from '../support/large-world';
import { jobText } from '../support/setup-files';
import type { ActionReport, ClientReport } from './client-process';
import { runClient } from './client-process';
import { startPracticeProcess } from './practice-process';
import type { Report } from './report';
import { countOf } from './requests';
import { ms, table } from './table';

const counts = [1, 10, 20, 21, 100, 1_000];
const planMostMs = 1_000;
const perBatch = 20;

interface Size {
  readonly senders: number;
  readonly licensed: boolean;
  readonly report: ClientReport;
}

async function runSize(senders: number, licensed: boolean, bundles: string): Promise<Size> {
  const practice = await startPracticeProcess({ latencyMs: 0, sharedMailboxes: 1_000, licensed }, bundles);
  const report = await runClient(
    practice,
    {
      setupFile: jobText({ senders: largeWorldAddresses(senders) }),
      actions: ['apply', 'prove'],
      timesPlanning: true,
    },
    bundles,
  );
  await practice.stop();
  return { senders, licensed, report };
}

const named = (actions: readonly ActionReport[], pattern: RegExp): number =>
  actions.flatMap(({ requests }) => requests).filter(({ name }) => pattern.test(name)).length;

/** Graph requests but for the test mail, of which there is one per sender up to a sample of 20. */
function graphOf({ report }: Size): number {
  return countOf(report.actions, 'graph') - named(report.actions, /\/sendMail$/u);
}

function rowOf(size: Size): readonly (string | number)[] {
  const { actions, planning, peakMemoryMb } = size.report;
  const took = (name: string): string => {
    const action = actions.find((one) => one.action === name);
    return action === undefined ? '' : `${ms(action.end - action.begin)} ${action.result}`;
  };
  return [
    `${size.senders}${size.licensed ? ' with licences' : ''}`,
    ...[graphOf(size), named(actions, /\/sendMail$/u)],
    ...[countOf(actions, 'exchange'), named(actions, /\/Test-ServicePrincipalAuthorization$/u)],
    ...[ms(planning?.planMs ?? 0), ms(planning?.observeMs ?? 0), took('apply'), took('prove')],
    `${Math.round(peakMemoryMb)} MB`,
  ];
}

/** How requests, time and memory grow with the senders of one setup. */
export async function measureGrowth(report: Report, bundles: string): Promise<void> {
  report.heading('Growth with the senders of one setup, without latency (rbac; above 20 by a group)');
  const sizes: Size[] = [];
  for (const senders of counts) sizes.push(await runSize(senders, false, bundles));
  // Users' mailboxes: their licences are read in Graph, shared mailboxes have none.
  for (const senders of [1, 1_000]) sizes.push(await runSize(senders, true, bundles));
  const head = ['senders', 'Graph', 'sendMail', 'Exchange', 'of these tests', 'planSetup', 'observe'];
  report.say(table([...head, 'apply', 'prove', 'peak memory'], sizes.map(rowOf)));
  report.say();
  for (const licensed of [false, true]) {
    const own = sizes.filter((size) => size.licensed === licensed);
    const [first] = own;
    if (first === undefined) continue;
    const tooMany = own.filter(
      (size) => graphOf(size) - graphOf(first) > Math.ceil((size.senders - 1) / perBatch),
    );
    const who = licensed ? 'licensed users' : 'shared mailboxes';
    report.goal(`one Graph batch more per ${perBatch} senders at most, ${who}`, tooMany.length === 0);
  }
  const slowest = Math.max(...sizes.map((size) => size.report.planning?.planMs ?? 0));
  report.goal(`planSetup under ${planMostMs} ms for 1,000 senders: ${ms(slowest)}`, slowest < planMostMs);
  const odd = sizes.filter(
    ({ report: { actions } }) => actions.map((one) => one.result).join() !== 'done,proven',
  );
  report.goal('every size is applied and proven', odd.length === 0);
}
