import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../electron/contract/errors';
import { terminalServices } from '../../electron/hosts/terminal/services';
import type { Services } from '../../electron/services/services';
import type { Action, ActionReport, ClientOrder, ClientReport } from './client-process';
import { timePlanning } from './planning';
import { startTrace } from './trace';

/** Runs one action and says what it took. Throws where it did not come out as it should. */
async function act(services: Services, order: ClientOrder, action: Action): Promise<string> {
  const file = { text: order.setupFile, name: 'job.sendwright.yaml', folder: order.folder };
  if (action === 'apply') return (await services.apply({ kind: 'file', file }, async () => true)).result;
  const [setup] = (await services.status()).setups;
  const proof = await services.prove({ setup: setup?.id ?? '' }, { wait: false, allSenders: false });
  return proof.verdict;
}

/** A client in a process of its own, as the command line has it: what it takes is not mixed with the tenant's. */
async function main(): Promise<ClientReport> {
  const order = JSON.parse(process.argv[2] ?? '{}') as ClientOrder;
  const planning = order.timesPlanning ? await timePlanning(order) : null;
  const services = await terminalServices(
    { cloud: 'global', color: false, data: join(order.folder, 'data'), practice: order.infoFile },
    {
      readText: async (path) => readFile(path, 'utf8'),
      err: () => undefined,
      keychainHelper: order.keychainHelper,
      powershellScripts: '',
    },
  );
  const trace = startTrace();
  const actions: ActionReport[] = [];
  for (const action of order.actions) {
    const from = trace.requests.length;
    const begin = trace.elapsed();
    const result = await act(services, order, action);
    actions.push({ action, result, begin, end: trace.elapsed(), requests: trace.requests.slice(from) });
  }
  trace.stop();
  await services.close();
  return { planning, actions, peakMemoryMb: process.resourceUsage().maxRSS / 1024 };
}

main().then(
  (report) => process.send?.(report, () => process.exit(0)),
  (error: unknown) => {
    const issues = error instanceof AppError ? JSON.stringify(error.facts.issues ?? []) : '';
    process.stderr.write(`${String(error)} ${issues}\n`);
    process.exit(1);
  },
);
