import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practiceInfoSchema } from '../../electron/contract/practice-info';
import { loadProfile } from '../../electron/handoff/load-profile';
import { connectWith } from '../../electron/services/session/connect';
import { forkHelper } from '../../electron/hosts/terminal/fork-helper';
import { computerKeychain } from '../../electron/services/session/keychain';
import { nodeTransport } from '../../electron/hosts/terminal/node-transport';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { silentLogger } from '../../electron/log/logger';
import type { SessionOptions } from '../../electron/ports/session';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import { parseSetupFile } from '../../electron/services/setup-file/parse';
import { createUnattendedRecords } from '../../electron/records/unattended';
import { observe } from '../../electron/setup/observe';
import { planSetup } from '../../electron/setup/plan';
import type { ClientOrder, PlanningReport } from './client-process';

/** How long observing and planning take, each by itself. The sign-in is not counted. */
export async function timePlanning(order: ClientOrder): Promise<PlanningReport> {
  const info = practiceInfoSchema.parse(JSON.parse(await readFile(order.infoFile, 'utf8')));
  const [admin] = info.admins;
  if (admin === undefined) throw new Error('The practice tenant has no administrator.');
  const session: SessionOptions = {
    practice: { info, ca: await readFile(info.caFile, 'utf8') },
    ...{ cloud: 'global', clientId: null, loginHint: admin.username, exchangeLoginHint: null },
    ...{ exchange: 'practice', deviceCode: false, installModule: false },
    ...{ exchangeSignIn: null, exchangeClientId: null, delegatedOrganization: null },
  };
  const { signal } = new AbortController();
  const connection = connectWith(session, {
    clock: systemClock,
    computerClock: systemClock,
    keychain: computerKeychain(
      forkHelper(order.keychainHelper, process.env),
      join(order.folder, 'data'),
      systemClock,
    ),
    openPage: async (url) => signInAs(url, admin),
    showDeviceCode: () => undefined,
    transport: nodeTransport({ ca: session.practice?.ca ?? '' }),
    logger: silentLogger,
    powershell: null,
    unattendedRecords: createUnattendedRecords(join(order.folder, 'data'), systemClock),
  })(info.domain, signal);
  const spec = parseSetupFile(order.setupFile, 'job.sendwright.yaml');
  const { store } = await connection.store();
  await connection.signIn();
  await connection.tokens.exchange();
  const ports = {
    directory: connection.directory(signal),
    exchange: connection.exchange(signal),
    credentials: store,
  };
  const began = performance.now();
  const observation = await observe(ports, spec, { record: null, journalIntents: [] });
  const observed = performance.now();
  const profile = loadProfile(spec.vendor);
  const meta = { id: randomUUID(), createdAt: new Date().toISOString(), createdBy: admin.username };
  planSetup(spec, profile, observation, meta);
  return { observeMs: observed - began, planMs: performance.now() - observed };
}
