import { z } from 'zod';
import type { Sessions } from '../../entra/sessions';
import type { World } from '../../world/world';
import { patchWorld, saveWorld, WorldFileError, worldFromDocument } from '../../world/world-file';
import type { PracticeRequest, PracticeResponse } from '../handler';
import { shownState } from './shown-state';

/** What the control endpoints steer. */
interface ControlContext {
  readonly world: World;
  readonly sessions: Sessions;
}

type Handler = (
  context: ControlContext,
  body: unknown,
  rest: string,
) => PracticeResponse | Promise<PracticeResponse>;

const ok = (body: unknown): PracticeResponse => ({ status: 200, body });
const done: PracticeResponse = { status: 204 };

const clockSchema = z.strictObject({ advance: z.number().min(0) });
const saveSchema = z.strictObject({ file: z.string().min(1) });
const revokeSchema = z.strictObject({ user: z.string().optional() });
const vaultSchema = z.strictObject({ value: z.string() });

const handlers: Readonly<Record<string, Handler>> = {
  'GET requests': ({ world }) => ok(world.served.map((one) => ({ ...one, verb: one.method }))),
  'POST faults': ({ world }, body) => {
    world.faults.replace(body);
    return done;
  },
  'GET clock': ({ world }) => ok({ now: world.clock.iso() }),
  'POST clock': ({ world }, body) => {
    world.clock.advance(clockSchema.parse(body).advance);
    return ok({ now: world.clock.iso() });
  },
  'GET world': ({ world }) => ok(shownState(world.state)),
  'POST world': ({ world }, body) => {
    world.state = worldFromDocument(body) ?? patchWorld(world.state, body);
    return done;
  },
  'POST world/save': async ({ world }, body) => {
    await saveWorld(saveSchema.parse(body).file, world.state);
    return done;
  },
  'POST revoke-sessions': ({ world, sessions }, body) => {
    const name = revokeSchema.parse(body ?? {}).user?.toLowerCase();
    const user = world.state.users.find((one) => one.userPrincipalName.toLowerCase() === name);
    if (name !== undefined && user === undefined) return { status: 404, body: { error: 'No such user.' } };
    sessions.revoke(world, user?.id ?? null);
    return done;
  },
  'GET dns': ({ world }) => ok({ records: world.state.tenant.dns ?? [] }),
  'GET vault/': ({ world }, _body, account) => {
    const value = world.vault.get(account);
    return value === undefined ? { status: 404, body: { error: 'No such entry.' } } : ok({ value });
  },
  'PUT vault/': ({ world }, body, account) => {
    world.vault.set(account, vaultSchema.parse(body).value);
    return done;
  },
  'DELETE vault/': ({ world }, _body, account) => {
    world.vault.delete(account);
    return done;
  },
};

/** `path` is what follows the secret segment, without a slash. Errors are `{ error }` with status 400. */
export async function controlService(
  context: ControlContext,
  request: PracticeRequest,
  path: string,
): Promise<PracticeResponse> {
  const inVault = path.startsWith('vault/') && path.length > 'vault/'.length;
  const handler = handlers[`${request.method} ${inVault ? 'vault/' : path.replace(/\/$/u, '')}`];
  if (handler === undefined)
    return { status: 404, body: { error: `No control ${request.method} /${path}.` } };
  try {
    const body: unknown = request.body === '' ? undefined : JSON.parse(request.body);
    return await handler(context, body, inVault ? decodeURIComponent(path.slice('vault/'.length)) : '');
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError || error instanceof WorldFileError) {
      return { status: 400, body: { error: error.message } };
    }
    throw error;
  }
}
