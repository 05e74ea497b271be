import type { z } from 'zod';
import { AppError } from '../contract/errors';
import type { Outcome, StepOutputs } from '../contract/run';
import type { Executor, StepContext, Verification } from '../engine/types';
import type { CertificateKeyPair, CertificateMaker } from '../ports/certificates';
import type { Clock } from '../ports/clock';
import type { CredentialStore } from '../ports/credential-store';
import type { Directory } from '../ports/directory';
import type { Exchange } from '../ports/exchange';
import type { CredentialIntent } from './credential/marker';

/** The outside as the executors use it. */
export interface SetupPorts {
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly credentials: CredentialStore;
  readonly certificates: CertificateMaker;
  readonly clock: Clock;
}

/** What of it credentials need: Exchange has no part in them. */
export type CredentialPorts = Omit<SetupPorts, 'exchange'>;

/** What the executors know of the setup besides their input. */
export interface SetupContext {
  readonly setupId: string;
  /** Runs of this computer that set out to make a secret (`credentialIntents` of the journal). */
  readonly journalIntents: readonly CredentialIntent[];
  /** Until when tokens may still carry a grant that was removed (`oldTokensUntil` of the journal); null: not known. */
  readonly oldTokensUntil?: string | null;
  /** Left out: the time that Microsoft 365 takes, counted from now on. */
  readonly policyTime?: PolicyTime;
  /** The opened PFX that the setup file names; in memory only. */
  readonly givenKey?: CertificateKeyPair | null;
}

/** How long an access policy must have been in place before anything is granted (facts 7, 11a). */
export interface PolicyTime {
  readonly settleMs: number;
  /** Since when this computer has seen a limit of this mark, as an ISO time; a new mark counts from now on. */
  firstSeen(mark: string): Promise<string>;
}

/** What a look says; `seen`: what it read on the way, so that applying need not read it again. */
export type Look<Seen> = Verification & { readonly seen?: Seen };

/** One kind of step. `look` says what is there; `apply` runs only where it said `absent`. */
export interface Task<Input, Seen> {
  readonly input: z.ZodType<Input>;
  look(input: Input, context: StepContext): Promise<Look<Seen>>;
  /** `seen`: of the look just before; undefined where there was none. */
  apply(input: Input, context: StepContext, seen: Seen | undefined): Promise<Outcome>;
  /** False where looking before applying would tell nothing that applying does not. Default: look. */
  looksFirst?(input: Input): boolean;
}

/** A step's input as its schema says. Throws AppError `invalid-input`. */
export function parsedInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError({
    code: 'invalid-input',
    message: `The plan's step does not hold what it should: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`,
    who: 'you',
    next: 'Plan again; do not edit saved plans.',
  });
}

/** An executor that never repeats what is in place already, by whomever it was done. */
export function executorOf<Input, Seen = undefined>(task: Task<Input, Seen>): Executor {
  const parse = (raw: unknown): Input => parsedInput(task.input, raw);
  return {
    async run(raw, context) {
      const input = parse(raw);
      if (task.looksFirst?.(input) === false) return task.apply(input, context, undefined);
      const look = await task.look(input, context);
      if (look.state === 'in-place') return { kind: 'already-in-place', outputs: look.outputs };
      if (look.state === 'unclear') throw new AppError({ code: 'conflict', message: look.reason });
      return task.apply(input, context, look.seen);
    },
    verify: async (raw, context) => task.look(parse(raw), context),
  };
}

export const absent: Verification = { state: 'absent' };

/** Not there, or not as it should be; `seen` spares applying the same reads. */
export function absentBut<Seen>(seen: Seen): Look<Seen> {
  return { state: 'absent', seen };
}

export function inPlace(outputs: StepOutputs = {}): Verification {
  return { state: 'in-place', outputs };
}

export function applied(outputs: StepOutputs = {}, note?: string): Outcome {
  return { kind: 'applied', outputs, ...(note === undefined ? {} : { note }) };
}

/** The tenant needs time; `minutes`: when it is worth trying again. */
export function waiting(clock: Clock, what: string, minutes: number): Outcome {
  const nextTry = new Date(clock.now().getTime() + minutes * 60_000).toISOString();
  return { kind: 'waiting', for: what, nextTry };
}

/** Removes something; that it is gone already is as good. */
export async function unlessGone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
  }
}
