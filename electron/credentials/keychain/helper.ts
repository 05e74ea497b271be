import type { KeychainReply, KeychainRequest, Ready } from './protocol';
import { requestSchema } from './protocol';

/** The part of keytar that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** The helper's end of the connection to its parent. */
export interface HelperChannel {
  send(message: Ready | KeychainReply): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Runs inside the helper process: says whether keytar loads, then answers one request after the other. */
export function serveKeychain(load: () => Keytar, channel: HelperChannel): void {
  let keytar: Keytar;
  try {
    keytar = load();
  } catch (error) {
    channel.send({ ready: false, cause: causeOf(error), message: messageOf(error) });
    return;
  }
  channel.onMessage((message) => {
    const parsed = requestSchema.safeParse(message);
    if (parsed.success) void answer(keytar, parsed.data).then((reply) => channel.send(reply));
  });
  channel.send({ ready: true });
}

async function answer(keytar: Keytar, request: KeychainRequest): Promise<KeychainReply> {
  try {
    return { id: request.id, ok: true, value: await perform(keytar, request) };
  } catch (error) {
    return { id: request.id, ok: false, message: messageOf(error) };
  }
}

async function perform(keytar: Keytar, request: KeychainRequest): Promise<string | boolean | null> {
  switch (request.op) {
    case 'get':
      return keytar.getPassword(request.service, request.account);
    case 'set':
      await keytar.setPassword(request.service, request.account, request.value);
      return true;
    case 'delete':
      return keytar.deletePassword(request.service, request.account);
  }
}

function causeOf(error: unknown): 'not-installed' | 'not-loadable' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'MODULE_NOT_FOUND' ? 'not-installed' : 'not-loadable';
}

/** First line only: Node adds a stack of required files to some messages. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
