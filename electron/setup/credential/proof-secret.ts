import { AppError, toAppError } from '../../contract/errors';
import type { Journal } from '../../contract/journal';
import { uniqueNameOf } from '../../contract/setup-file';
import { outcomeOfError } from '../../engine/outcome';
import type { Clock } from '../../ports/clock';
import type { Directory } from '../../ports/directory';
import { unlessGone } from '../executor';
import { isProofSecret, proofSecretName } from './marker';

const dayMs = 24 * 60 * 60 * 1000;
const stepId = 'proof-credential';
const kind = 'credential.proof';

/** Entra shows a removed secret for a while. */
const readBackPauses: readonly number[] = [0, 2_000, 4_000, 8_000, 15_000, 30_000];

export interface ProofSecretPorts {
  readonly directory: Directory;
  /** The same, and still at work when the proof was cancelled: what was made must go. */
  readonly tidy: Directory;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly newId: () => string;
  readonly note: (text: string) => void;
}

/** Whether nothing made for a proof is left on the application. */
export type Removal =
  { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly problem: string };

/**
 * Makes a client secret of one day, uses it, and removes it whatever happens: what is left of earlier proofs goes first.
 * The intent is in the journal before; the value is given to `use` and goes nowhere else. Reading back decides whether
 * it is gone. Throws what Entra or `use` throw, also where the secret could not be removed: then the message says so.
 */
export async function withProofSecret<T>(
  ports: ProofSecretPorts,
  app: { readonly applicationId: string; readonly setupId: string; readonly by: string },
  use: (secret: { readonly keyId: string; readonly value: string }) => Promise<T>,
): Promise<{ readonly result: T; readonly removal: Removal }> {
  const { clock, journal, directory } = ports;
  const runId = ports.newId();
  const time = () => clock.now().toISOString();
  const left = await removeProofSecrets(ports, app, { keyId: null, absences: 1 });
  if (!left.ok) throw stays(left.problem);
  await journal.append({ type: 'run', runId, time: time(), planId: stepId, by: app.by });
  const input = { applicationId: app.applicationId };
  await journal.append({ type: 'intent', runId, time: time(), stepId, kind, input });
  let used: { readonly result: T } | { readonly error: AppError };
  let keyId: string | null = null;
  try {
    const name = proofSecretName(app.setupId, clock.now(), runId);
    const end = new Date(clock.now().getTime() + dayMs).toISOString();
    const made = await directory.addPassword(app.applicationId, name, end);
    keyId = made.keyId;
    used = { result: await use({ keyId, value: made.secretText }) };
  } catch (error) {
    used = { error: toAppError(error) };
  }
  // Without its id it may be there and not shown yet: nobody knows whether it was made.
  const removal = await removeProofSecrets(ports, app, { keyId, absences: keyId === null ? 2 : 1 });
  const failure = 'error' in used ? used.error : removal.ok ? null : stays(removal.problem);
  const outcome =
    failure === null ? ({ kind: 'applied', outputs: {} } as const) : outcomeOfError(failure, false);
  await journal.append({ type: 'outcome', runId, time: time(), stepId, kind, outcome });
  if ('result' in used) return { result: used.result, removal };
  if (removal.ok) throw used.error;
  const { facts } = used.error;
  throw new AppError({ ...facts, message: `${facts.message} ${removal.problem}` }, { cause: used.error });
}

/** Removes every client secret that a proof of this setup left, and reads back until none is shown. Never throws. */
async function removeProofSecrets(
  { tidy, clock, note }: ProofSecretPorts,
  { applicationId, setupId }: { readonly applicationId: string; readonly setupId: string },
  { keyId, absences }: { readonly keyId: string | null; readonly absences: number },
): Promise<Removal> {
  let problem = 'it is still shown';
  let absent = 0;
  let known = keyId;
  for (const pause of readBackPauses) {
    if (pause > 0) await clock.sleep(pause);
    try {
      if (known !== null) await unlessGone(tidy.removePassword(applicationId, known));
      known = null;
      const found = await tidy.applicationByUniqueName(uniqueNameOf(setupId));
      // A read that shows no application tells nothing of its secrets.
      if (found === null) continue;
      const left = found.passwordCredentials.filter(({ displayName }) => isProofSecret(displayName, setupId));
      absent = left.length === 0 ? absent + 1 : 0;
      if (absent === absences) return { ok: true, at: clock.now() };
      if (left.length > 0) note('Removing a proof credential that is left.');
      for (const one of left) await unlessGone(tidy.removePassword(applicationId, one.keyId));
    } catch (error) {
      problem = toAppError(error).message;
    }
  }
  return {
    ok: false,
    problem: `The proof credential could not be removed, or it cannot be seen whether it was (${problem}).`,
  };
}

function stays(problem: string): AppError {
  return new AppError({
    code: 'conflict',
    message: problem,
    who: 'you',
    next: 'Apply the setup file again: what a proof left is found and removed. It ends by itself within a day.',
  });
}
