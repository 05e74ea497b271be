import { AppError } from '../contract/errors';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import type { VendorResult } from '../contract/vendor-result';
import type { VendorKey } from '../services/services';
import type { CliContext, CommonOptions } from './context';
import { namedText } from './named-text';
import { pfxAsker } from './pfx-passphrase';
import { plain } from './plain';
import { runCommand } from './run-command';
import type { Style } from './style';
import { refuseForeign } from './written-files';

export interface VendorProveOptions {
  readonly handoff?: string;
  readonly keyFile?: string;
  readonly keyPassphraseFile?: string;
  readonly secretFile?: string;
  readonly to?: string;
  readonly out?: string;
}

/** `prove --handoff DIR --key-file KEY --to ADDRESS --out RESULT.json`: the vendor's own proof, with its own key. */
export async function vendorProve(
  context: CliContext,
  directory: string,
  options: CommonOptions & VendorProveOptions,
): Promise<void> {
  await runCommand(context, options, async ({ services, style, listener }) => {
    if (options.out !== undefined) await refuseForeign(context, options.out, 'vendor-result');
    const key = await keyOf(context, options);
    const document = await services.proveAsVendor(directory, key, options.to ?? null, {
      ...{ signal: context.signal, listener },
      askPassphrase: pfxAsker(context, options.keyPassphraseFile),
    });
    if (options.out !== undefined) {
      await context.writeText(options.out, `${JSON.stringify(document, null, 2)}\n`);
    }
    return { document, text: resultText(document, options.out, style), code: codeOf(document) };
  });
}

async function keyOf(context: CliContext, { keyFile, secretFile }: VendorProveOptions): Promise<VendorKey> {
  if (keyFile !== undefined && secretFile === undefined) {
    return { kind: 'certificate', file: { bytes: await context.readBytes(keyFile), name: keyFile } };
  }
  if (secretFile !== undefined && keyFile === undefined) {
    return { kind: 'secret', file: await namedText(context, secretFile) };
  }
  throw new AppError({
    code: 'invalid-input',
    message: 'The proof at the vendor takes one key.',
    next: 'Give either --key-file FILE (PFX or PEM) or --secret-file FILE.',
  });
}

const wanted = { sender: 'accepted', outsider: 'denied' } as const;

function resultText(made: VendorResult, out: string | undefined, style: Style): string {
  const { application, clientId, tenant, token, sends } = plain(made);
  const lines = [
    style.heading(`The vendor’s own proof for ${application}`),
    style.dim(style.wrap(`client ${clientId}, tenant ${tenant}`, 2)),
    token.issued
      ? style.item(style.pass, 'The key gets a token.')
      : style.item(style.fail, `No token: ${token.message}`),
  ];
  for (const { mailbox, role, outcome, code, requestId } of sends) {
    const mark = outcome === wanted[role] ? style.pass : style.fail;
    const said = [code, requestId === null ? null : `request ${requestId}`].filter((one) => one !== null);
    const who = role === 'outsider' ? `Outsider ${mailbox}` : mailbox;
    lines.push(style.item(mark, `${who}: ${outcome}${said.length === 0 ? '' : ` (${said.join(', ')})`}`));
  }
  if (token.issued && sends.length === 0) {
    lines.push(
      style.item(style.open, 'No mail was sent: that takes --to ADDRESS. The token alone proves no right.'),
    );
  }
  if (sends.some(({ role, outcome }) => role === 'sender' && outcome === 'denied')) {
    lines.push(
      style.item(
        'Next:',
        'A right that is new takes up to two hours. Leave the application alone meanwhile, then try again.',
      ),
    );
  }
  lines.push(
    out === undefined
      ? style.item('Next:', 'run it again with --out RESULT.json, and give that file back.')
      : style.item('Next:', `give ${out} back to whoever handed over; there is no secret in it.`),
  );
  return lines.join('\n');
}

/** 0 where everything was as it should be, 1 where something was not, 3 where no mail was sent. */
function codeOf({ token, sends }: VendorResult): ExitCode {
  if (!token.issued) return exitCodes.failed;
  if (sends.length === 0) return exitCodes.needsPerson;
  return sends.every(({ role, outcome }) => outcome === wanted[role]) ? exitCodes.done : exitCodes.failed;
}
