import { AppError } from '../contract/errors';
import { minuteText } from '../contract/minutes';
import { vendorResultSchema, type VendorResult } from '../contract/vendor-result';
import type { SetupRecord } from '../ports/records';
import type { Reported } from '../setup/proof/reported';
import { specAt } from '../setup/stage';
import { givenCertificate } from './given-certificate';
import { isVendorHeld, isVendorsKey } from './vendor-held';
import { clientIdOf } from './proof-parts';
import type { NamedText } from './operation-options';
import { pfxUnlocker } from './unlock-pfx';
import { isSignedBy } from './vendor-prove';

const longest = 2_000_000;
/** The vendor's clock may be ahead by so much. */
const clockSlack = 10 * 60_000;

/**
 * A vendor's result, held against the setup: the same tenant, application, handoff, senders and certificate, newer than
 * the last change of rights, and unchanged since it was signed. Throws AppError `invalid-input` saying what does not fit.
 */
export async function readVendorResult(
  { text, name }: NamedText,
  record: SetupRecord,
  now: Date,
): Promise<Reported> {
  if (!isVendorHeld(record.spec)) {
    throw wrong(
      `${record.spec.application} has a credential that is made or kept here, so nobody else’s result is needed.`,
      `Prove it here: sendwright prove ${record.id}`,
    );
  }
  const result = boundResult({ text, name }, record, now);
  return { result, isSigned: await checkSigned(result, record, name, now) };
}

/**
 * A result that fits the setup in all but the key it was made with. Throws AppError `invalid-input` saying what does not
 * fit.
 */
export function boundResult(
  { text, name }: Pick<NamedText, 'text' | 'name'>,
  record: SetupRecord,
  now: Date,
): VendorResult {
  const result = parse(text, name);
  if (result.tenant !== record.tenantId || result.clientId !== clientIdOf(record)) {
    throw wrong(`${name} is of another application or tenant than ${record.spec.application}.`);
  }
  const { handedOver, configured } = record;
  if (handedOver?.bundles !== undefined && handedOver.bundles[0] !== result.handoffSha256) {
    throw wrong(`${name} was made with another handoff folder than the one handed over last.`);
  }
  if (Date.parse(result.finishedAt) > now.getTime() + clockSlack || result.startedAt > result.finishedAt) {
    throw wrong(
      `${name} is from ${minuteText(result.finishedAt)}, which is not yet: somebody’s clock is wrong.`,
    );
  }
  if (configured !== undefined && Date.parse(result.startedAt) < Date.parse(configured.at)) {
    throw wrong(`${name} is older than the last change of rights (${minuteText(configured.at)}).`);
  }
  refuseOthers(result, record, name);
  return result;
}

function parse(text: string, name: string): VendorResult {
  const wrongFile = (why: string) => wrong(`${name} is not a result of the vendor’s proof: ${why}.`);
  if (text.length > longest) throw wrongFile('it is too long');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw wrongFile('it is not valid JSON');
  }
  const parsed = vendorResultSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw wrongFile(`${where === '' ? '' : `${where}: `}${issue?.message ?? 'unreadable'}`);
}

function refuseOthers({ sends }: VendorResult, { spec, stage }: SetupRecord, name: string): void {
  const senders = new Set(specAt(spec, stage).senders.map(({ address }) => address.toLowerCase()));
  const other = sends.find(({ mailbox, role }) =>
    role === 'sender' ? !senders.has(mailbox.toLowerCase()) : mailbox.toLowerCase() !== spec.outsider,
  );
  if (other === undefined) return;
  throw wrong(`${name} tests ${other.mailbox}, which is not the setup’s ${other.role} any more.`);
}

async function checkSigned(
  result: VendorResult,
  { spec, folder }: SetupRecord,
  name: string,
  now: Date,
): Promise<boolean> {
  // Of a vendor-owned application nobody here knows the key.
  if (!isVendorsKey(spec)) return false;
  const given = await givenCertificate(spec, folder ?? process.cwd(), now, pfxUnlocker(undefined));
  if (given === null) return false;
  if (result.credential.thumbprintSha256 !== given.view.sha256) {
    throw wrong(`${name} was made with another key than that of the vendor’s certificate.`);
  }
  if (isSignedBy(result, given.view.certificate)) return true;
  throw wrong(`${name} was changed after it was made: its signature does not fit.`);
}

function wrong(
  message: string,
  next = 'Give the vendor the current handoff folder, have it prove again (sendwright prove --handoff DIR), and take that result.',
): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'the vendor', next });
}
