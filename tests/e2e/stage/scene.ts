import type { InvokeChannel } from '../../../electron/contract/channels';
import type { DeskState } from '../../../electron/contract/desk/state';
import type { InputOf, OutputOf } from '../../../electron/contract/desk/table';
import { AppError, type ErrorFacts } from '../../../electron/contract/errors';
import type { Route } from '../../../renderer/state/route';

/** What main would answer. */
export type Answers = {
  readonly [C in InvokeChannel]?: (input: InputOf<C>) => OutputOf<C> | Promise<OutputOf<C>>;
};

/** One state of one page. */
export interface Scene {
  readonly route: Route;
  /** Where main's state differs from that of an ordinary morning. */
  readonly state?: Partial<DeskState>;
  /** Where main's answers differ from the ordinary ones. */
  readonly answers?: Answers;
  /** Names of buttons and choices that are pressed before it is looked at. */
  readonly press?: readonly string[];
  /** What is typed then, by the field's label. */
  readonly type?: Readonly<Record<string, string>>;
  /** Names of buttons that are pressed after that. */
  readonly submit?: readonly string[];
}
export type Scenes = Readonly<Record<string, Scene>>;

/** An answer that does not come. */
export const never = () => new Promise<never>(() => undefined);

/** An answer that is a failure. */
export function fails(facts: ErrorFacts): () => never {
  return () => {
    throw new AppError(facts);
  };
}

export const offline = fails({
  code: 'offline',
  message: 'graph.microsoft.com could not be reached.',
  who: 'you',
  next: 'Check the network and the proxy in the settings, then try again.',
  retryable: true,
});

export const denied = fails({
  code: 'permission-denied',
  message: 'The signed-in person may not read the mailboxes of this tenant.',
  who: 'an Exchange Administrator of contoso.example',
  next: 'Sign in as one, or ask one to go on from the saved plan.',
  status: 403,
  serviceCode: 'ErrorAccessDenied',
  serviceMessage: 'Access is denied. Check credentials and try again.',
  requestId: '6d9b9f0e-52a5-4b8b-8a35-7f7d4a3c2e10',
});
