import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { ProofDocument } from '../../contract/proof';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { proofText } from '../print-proof';
import { namedText } from '../named-text';
import { plain } from '../plain';
import { proveDue } from '../prove-due';
import { vendorProve, type VendorProveOptions } from '../vendor-prove';
import { runCommand, type CommandRun } from '../run-command';
import type { ClientTarget, ProofCredentialOffer, ProveHow } from '../../services/services';
import type { Style } from '../style';

type ProveOptions = CommonOptions & {
  due?: boolean;
  tenant?: string[];
  wait?: boolean;
  allSenders?: boolean;
  proofCredential?: boolean;
  yes?: boolean;
  vendorResult?: string;
  senders?: string[];
  outsider?: string;
} & VendorProveOptions;

/** `prove SETUP | --client-id ID [--wait]`: tests inside and outside the scope, with evidence. */
export function proveCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('prove')
      .description(
        'Prove that the agreed mailboxes can send and no other; with --client-id, and no setup, any application.',
      )
      .argument('[setup]', 'id of the setup (see "status")')
      .option('--due', 'prove every setup here whose next look has come, once; the others are left alone')
      .option(
        '--tenant <name...>',
        'with --due: only these tenants (name, domain or id), without asking; with --client-id: the tenant to sign in to, where it is not your own (partner, guest)',
      )
      .option('--wait', 'wait until it is effective; Exchange caches rights for 30 minutes to 2 hours')
      .option('--all-senders', 'send from every sender, not from a sample of twenty')
      .option(
        '--proof-credential',
        'where only the vendor holds the key: prove with a client secret of one day, removed again after it',
      )
      .option('--yes', 'approve the proof credential without being asked')
      .option('--vendor-result <file>', 'take back what the vendor’s own proof wrote')
      .option('--senders <address...>', 'with --client-id: the mailboxes that were agreed, to compare with')
      .option('--outsider <address>', 'with --client-id: a mailbox that must not be in reach')
      .option(
        '--handoff <dir>',
        'at the vendor: prove with this handoff folder and your own key; nobody signs in',
      )
      .option('--key-file <file>', 'with --handoff: your PFX, or PEM with private key and certificate')
      .option('--key-passphrase-file <file>', 'with --key-file: file with its passphrase (default: asked)')
      .option('--secret-file <file>', 'with --handoff: file with the value of your client secret')
      .option('--to <address>', 'with --handoff: who gets the test mail; without it only the token is tried')
      .option('--out <file>', 'with --handoff: where the result goes, to be given back'),
  ).action(async (setup: string | undefined, options: ProveOptions) => {
    if (options.handoff !== undefined) return vendorProve(context, options.handoff, options);
    if (options.due === true) return proveDue(context, setup, options);
    const { clientId, tenant: [where, ...more] = [], ...others } = options;
    const isOne = where !== undefined && setup === undefined && more.length === 0;
    if (where !== undefined && !isOne) return runCommand(context, options, tenantWithoutDue);
    const named = isOne ? { ...others, tenant: where } : others;
    // Without a setup it names the application to prove: nobody signs in with that.
    await runCommand(context, setup === undefined ? named : options, async (run) => {
      const { services, style, listener } = run;
      const target = targetOf(setup, clientId, options);
      const how = {
        ...{ wait: options.wait ?? false, allSenders: options.allSenders ?? false },
        ...proofCredentialOf(context, options, run),
        ...(options.vendorResult === undefined
          ? {}
          : { vendorResult: await namedText(context, options.vendorResult) }),
      };
      const document = await services.prove(target, how, { signal: context.signal, listener });
      return { document, text: proofText(document, style), code: proofExitCode(document) };
    });
  });
}

async function tenantWithoutDue(): Promise<never> {
  throw new AppError({
    code: 'invalid-input',
    message: '--tenant chooses among the setups that are due.',
    next: 'Give --due as well, or put the tenant in front of the setup: contoso.example/ostendo-continuum.',
  });
}

/** What a proof credential does is shown before it is asked for. */
function proofCredentialOf(
  context: CliContext,
  { proofCredential, yes }: ProveOptions,
  { style, say }: Pick<CommandRun, 'style' | 'say'>,
): Pick<ProveHow, 'proofCredential'> {
  if (proofCredential !== true) return {};
  const approve = async (offer: ProofCredentialOffer): Promise<boolean> => {
    say(offerText(offer, style));
    return yes === true || (context.isTerminal && (await context.confirm('Make this proof credential?')));
  };
  return { proofCredential: { approve } };
}

function offerText(made: ProofCredentialOffer, style: Style): string {
  const offer = plain(made);
  return [
    style.heading(`A proof credential for ${offer.application}`),
    style.dim(style.wrap(`client ${offer.clientId}, tenant ${offer.tenantName}`, 2)),
    ...offer.steps.map((text, index) => style.item(`${String(index + 1).padStart(2)}.`, text)),
  ].join('\n');
}

function targetOf(
  setup: string | undefined,
  clientId: string | undefined,
  { senders, outsider }: Pick<ProveOptions, 'senders' | 'outsider'>,
): { setup: string } | ClientTarget {
  if (setup !== undefined && (senders ?? outsider) !== undefined) {
    throw new AppError({
      code: 'invalid-input',
      message: 'A setup has its senders and its outsider already.',
      next: 'Leave --senders and --outsider away, or name the application by --client-id instead of the setup.',
    });
  }
  if (setup !== undefined) return { setup };
  if (clientId !== undefined) {
    return {
      clientId,
      ...(senders === undefined ? {} : { senders }),
      ...(outsider === undefined ? {} : { outsider }),
    };
  }
  throw new AppError({
    code: 'invalid-input',
    message: 'Which application should be proven?',
    next: 'Name a setup ("sendwright status" lists them) or give --client-id.',
  });
}

/** 0 proven, 1 it does not hold, 3 not everything could be tested, 4 not yet effective. */
export function proofExitCode(document: ProofDocument): ExitCode {
  switch (document.verdict) {
    case 'proven':
      return exitCodes.done;
    case 'failed':
      return exitCodes.failed;
    case 'unknown':
      return exitCodes.needsPerson;
    case 'not-yet-effective':
      return exitCodes.notYetEffective;
  }
}
