import type { ErrorFacts } from '../contract/errors';
import type { LadderDocument, Rung, RungId, RungStatus } from '../contract/ladder';
import type { Evidence } from '../contract/proof';
import type { Clock } from '../ports/clock';

/** What a look at one rung came to. */
export interface Look {
  readonly status: Exclude<RungStatus, 'not-tried'>;
  readonly finding: string;
  readonly evidence?: readonly Evidence[];
  readonly cause?: Rung['cause'];
  readonly who?: string | null;
  readonly next?: string | null;
  readonly repair?: string | null;
  /** It was not looked at because nobody wanted it. */
  readonly unwanted?: boolean;
}

/** One rung: how to look at it. Throws AppError only where the whole ladder must end. */
export interface RungToTry {
  readonly id: RungId;
  readonly look: () => Promise<Look>;
}

/** What holds where a rung holds. */
export const rungTitles: Readonly<Record<RungId, string>> = {
  name: 'The names of Microsoft’s servers resolve',
  tls: 'An encrypted connection comes about, and both clocks agree',
  tenant: 'The tenant is there, in this cloud',
  application: 'The application is registered and enabled',
  credential: 'Its credential is there and has not ended',
  token: 'Entra gives a token for it',
  claims: 'The token is for this application and tenant, with the right roles',
  rights: 'The right to send is there, with its scope',
  mailbox: 'The sender is a mailbox in Exchange Online',
  policy: 'The scope or the access policy holds this mailbox',
  send: 'Microsoft Graph takes a test mail',
  delivery: 'The mail is delivered',
};

/** What a climb came to. */
export type Climbed = Pick<LadderDocument, 'result' | 'brokenAt' | 'summary' | 'rungs'>;

/** Climbs rung by rung, tells each as it comes, and stops at the first that does not hold. */
export async function climb(
  rungs: readonly RungToTry[],
  clock: Clock,
  tell: (rung: Rung) => void = () => undefined,
): Promise<Climbed> {
  const climbed: Rung[] = [];
  let unwanted = false;
  let broken: Rung | null = null;
  for (const { id, look } of rungs) {
    let rung: Rung;
    if (broken === null) {
      const seen: Seen = await tried(id, look, clock);
      unwanted ||= seen.unwanted;
      rung = seen.rung;
    } else rung = notTried(id, broken);
    climbed.push(rung);
    tell(rung);
    if (rung.status === 'fail') broken = rung;
  }
  return { ...outcome(climbed, broken, unwanted), rungs: climbed };
}

interface Seen {
  readonly rung: Rung;
  readonly unwanted: boolean;
}

async function tried(id: RungId, look: RungToTry['look'], clock: Clock): Promise<Seen> {
  const started = clock.now();
  const { status, finding, evidence = [], cause = null, unwanted = false, ...help } = await look();
  const rung = {
    ...{ id, title: rungTitles[id], status, finding, evidence: [...evidence], cause },
    ...{ who: help.who ?? null, next: help.next ?? null, repair: help.repair ?? null },
    ...{ at: started.toISOString(), ms: clock.now().getTime() - started.getTime() },
  };
  return { rung, unwanted };
}

function notTried(id: RungId, broken: Rung): Rung {
  return {
    ...{ id, title: rungTitles[id], status: 'not-tried' },
    finding: `Not looked at: "${broken.title}" does not hold.`,
    ...{ evidence: [], cause: null, who: null, next: null, repair: null, at: null, ms: null },
  };
}

function outcome(rungs: readonly Rung[], broken: Rung | null, unwanted: boolean): Omit<Climbed, 'rungs'> {
  if (broken !== null) {
    return { result: 'broken', brokenAt: broken.id, summary: `It breaks here: ${broken.finding}` };
  }
  const of = (status: RungStatus): readonly Rung[] => rungs.filter((rung) => rung.status === status);
  const [waiting] = of('waiting');
  if (waiting !== undefined) return { result: 'waiting', brokenAt: null, summary: waiting.finding };
  const open = of('unknown').filter(({ id }) => !unwanted || (id !== 'send' && id !== 'delivery'));
  if (open.length > 0) {
    const names = open.map(({ title }) => `"${title}"`).join(', ');
    return {
      result: 'open',
      brokenAt: null,
      summary: `Nothing is seen to be broken, but this could not be looked at: ${names}.`,
    };
  }
  return unwanted
    ? { result: 'unsent', brokenAt: null, summary: 'Every rung up to the test mail holds; none was sent.' }
    : {
        result: 'holds',
        brokenAt: null,
        summary: 'Every rung holds: the application sends as this mailbox.',
      };
}

/** A look that failed for want of an answer: unknown, with who can help. */
export function unseen(what: string, { message, who, next }: ErrorFacts): Look {
  return {
    status: 'unknown',
    finding: `${what}: ${message}`,
    who: who ?? 'you',
    next: next ?? 'Try again in some minutes.',
  };
}
