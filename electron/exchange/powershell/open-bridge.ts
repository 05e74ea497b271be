import { AppError } from '../../contract/errors';
import type { ChildProcessPort } from '../../ports/child-process';
import { Bridge, type BridgeOptions } from './bridge';
import { helloSchema, protocolVersion, type Hello } from './protocol';
import { blockedScripts, startFailure, unusable } from './refusals';

export interface GreetedBridge {
  readonly bridge: Bridge;
  readonly hello: Hello;
}

/**
 * Says hello to a bridge that was just started. Throws AppError, and ends the child, where it gives no usable answer,
 * speaks another protocol, or may run scripts only in Constrained Language Mode.
 */
export async function openBridge(
  child: ChildProcessPort,
  options: BridgeOptions & { readonly helloMs: number },
  signal?: AbortSignal,
): Promise<GreetedBridge> {
  const bridge = new Bridge(child, options);
  try {
    return { bridge, hello: await greet(bridge, options, signal) };
  } catch (error) {
    await bridge.close();
    throw error;
  }
}

async function greet(
  bridge: Bridge,
  { word, beatMs, helloMs }: Pick<BridgeOptions, 'word' | 'beatMs'> & { readonly helloMs: number },
  signal: AbortSignal | undefined,
): Promise<Hello> {
  const reply = await bridge.request(
    { op: 'hello', protocol: protocolVersion, word, beatMs },
    { limitMs: helloMs, beats: false, signal },
  );
  if (reply.kind === 'lost') {
    if (bridge.end !== null && reply.why === 'ended') throw startFailure(bridge.end, bridge.errorOutput);
    throw unusable(`it does not answer (${reply.why})`, bridge.errorOutput);
  }
  if (reply.kind === 'failed') {
    const { fullyQualifiedErrorId: id, message } = reply.failure;
    throw id.includes('OtherProtocol') ? otherProtocol('another') : unusable('it refuses to begin', message);
  }
  const hello = helloSchema.safeParse(reply.result[0]);
  if (!hello.success) throw otherProtocol('something else');
  if (hello.data.protocol !== protocolVersion) throw otherProtocol(String(hello.data.protocol));
  if (hello.data.languageMode !== 'FullLanguage')
    throw blockedScripts('constrained', hello.data.languageMode);
  return hello.data;
}

function otherProtocol(spoken: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `The bundled PowerShell scripts are not those of this version: protocol ${protocolVersion} is expected, and they speak ${spoken}.`,
    who: 'you',
    next: 'Install Sendwright again.',
  });
}
