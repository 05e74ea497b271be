import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { PracticeInfo } from '../../contract/practice-info';
import type { EntraContext } from '../entra/context';
import { createEntraKeys } from '../entra/keys';
import type { EntraKeys } from '../entra/keys';
import { Sessions } from '../entra/sessions';
import { entraPages, entraService } from '../entra/service';
import { tokenVerifier } from '../entra/verify';
import type { LagSettings, WorldState } from '../world/state';
import { World } from '../world/world';
import { createCertificate } from './certificate';
import { controlService } from './control/control';
import { dispatch, writeAnswer } from './dispatch';
import type { Mount, Observer, Serving } from './dispatch';
import type { PracticeRequest } from './handler';
import { practiceInfo, writeWhole } from './info';
import { openListener, readRequest } from './listener';
import type { Listener } from './listener';
import { outboxEntries, outboxPage } from './outbox-page';
import { mountFor, serviceMounts } from './mounts';

export interface PracticeOptions {
  /** Port of the https listener; default a free one. */
  readonly port?: number;
  /** Where files go that have no place of their own. */
  readonly directory: string;
  /** Where the certificate authority is put; default `ca.pem` in the directory. */
  readonly caFile?: string;
  /** Where INFO is put; default `practice-info.json` in the directory, null: nowhere. */
  readonly infoFile?: string | null;
  readonly world: WorldState;
  readonly lag: LagSettings;
  /** Added to every answer of Entra, Graph and Exchange. */
  readonly latencyMs?: number;
  /** As `POST /control/faults` takes them. */
  readonly faults?: unknown;
  /** The signing key; default a new one. Tests that start many tenants spare themselves making it. */
  readonly keys?: EntraKeys;
  readonly observe?: Observer;
}

export interface RunningPractice {
  readonly info: PracticeInfo;
  readonly world: World;
  stop(): Promise<void>;
}

/** Answers a request; a failure of ours must not leave the client waiting. */
function guarded(
  handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestListener {
  return (message, response) => {
    handle(message, response).catch(() => message.socket.destroy());
  };
}

/** The plain-http listener's work: sign-in pages, device page and outbox; nothing that takes a token. */
async function answerPage(
  world: World,
  context: EntraContext,
  request: PracticeRequest,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' && (request.path === '/outbox' || request.path === '/')) {
    writeAnswer(response, outboxPage(world));
  } else if (request.method === 'GET' && request.path === '/outbox.json') {
    writeAnswer(response, { status: 200, body: outboxEntries(world) });
  } else {
    const service = async (one: PracticeRequest) =>
      (await entraPages(context, one)) ?? { status: 404, body: 'Nothing is here.' };
    await dispatch(world, { host: 'entra', service }, request, { latencyMs: 0 }, message, response);
  }
}

/**
 * Starts a practice tenant on loopback (127.0.0.1 and ::1): https for programs, plain http for the pages a
 * browser opens. It makes no outgoing connection. Several can run at once. Throws where the port is taken or the
 * faults are not valid.
 */
export async function startPractice(options: PracticeOptions): Promise<RunningPractice> {
  const world = new World(options.world, options.lag);
  if (options.faults !== undefined) world.faults.replace(options.faults);
  const [tls, keys] = await Promise.all([createCertificate(new Date()), options.keys ?? createEntraKeys()]);
  const sessions = new Sessions();
  const controlPath = `/control/${randomBytes(24).toString('base64url')}/`;
  const state: { context?: EntraContext; api?: Listener; pages?: Listener } = {};
  const verify = tokenVerifier(world, keys);
  const mounts = serviceMounts(world, verify);
  const { latencyMs = 0, observe, infoFile = join(options.directory, 'practice-info.json') } = options;
  const serving: Serving = { latencyMs, ...(observe === undefined ? {} : { observe }) };
  const pages = await openListener(
    0,
    null,
    guarded(async (message, response) => {
      const request = await readRequest(message, response, state.pages?.origins ?? []);
      if (request === null || state.context === undefined) return;
      await answerPage(world, state.context, request, message, response);
    }),
  );
  state.pages = pages;
  const api = await openListener(
    options.port ?? 0,
    tls,
    guarded(async (message, response) => {
      const request = await readRequest(message, response, state.api?.origins ?? []);
      if (request === null || state.context === undefined) return;
      if (request.path.startsWith(controlPath)) {
        const path = request.path.slice(controlPath.length);
        writeAnswer(response, await controlService({ world, sessions }, request, path));
        return;
      }
      const entra: Mount = { host: 'entra', service: entraService(state.context) };
      const mount = mountFor(mounts, request.path, entra);
      await dispatch(world, mount, request, serving, message, response);
    }),
  ).catch(async (error: unknown) => {
    await pages.close();
    throw error;
  });
  state.api = api;
  state.context = { world, keys, sessions, pagesOrigin: pages.origin, graphOrigins: api.origins };
  await mkdir(options.directory, { recursive: true });
  const caFile = options.caFile ?? join(options.directory, 'ca.pem');
  await writeWhole(caFile, tls.ca);
  const info = practiceInfo(world, {
    api: api.origin,
    pages: pages.origin,
    control: `${api.origin}${controlPath.slice(0, -1)}`,
    caFile,
  });
  if (infoFile !== null) await writeWhole(infoFile, `${JSON.stringify(info, null, 2)}\n`);
  return {
    info,
    world,
    stop: async () => {
      await Promise.all([api.close(), pages.close()]);
    },
  };
}
