import { AppError, toAppError, type ErrorFacts } from '../../contract/errors';
import type { Invoke } from '../../exchange/invoke';
import type { RefusedApplication } from '../../graph/errors';
import { mendUnattended } from '../../identity/mend-unattended';
import { unattendedTokens } from '../../identity/unattended-tokens';
import type { Directory } from '../../ports/directory';
import type { TokenProvider } from '../../ports/tokens';
import type { UnattendedSignIn } from '../../ports/unattended';
import { findUnattended, type UnattendedParts } from './find-unattended';

/** A tenant's reading application, signed in instead of a person for one operation. */
export interface ReadingApplication {
  readonly tokens: TokenProvider;
  signIn(): Promise<UnattendedSignIn>;
  /** Whom refusals name; null as long as nobody signed in. */
  refused(): RefusedApplication | null;
  /** The directory as it sees it: what only a person has is answered without asking Graph. */
  directory(directory: Directory): Directory;
  /** Exchange's refusals name it and how to mend them. */
  invoke(invoke: Invoke): Invoke;
}

/** The application that reads `tenant`. Nothing is looked for before it is needed. */
export function readingApplication(
  parts: UnattendedParts & Pick<Parameters<typeof unattendedTokens>[0], 'appTokens' | 'clock'>,
  tenant: string,
  signal: AbortSignal,
): ReadingApplication {
  let known: UnattendedSignIn | null = null;
  let found: Promise<UnattendedSignIn> | null = null;
  const signIn = async (): Promise<UnattendedSignIn> => {
    found ??= findUnattended(parts, tenant);
    known = await found;
    return known;
  };
  return {
    tokens: unattendedTokens({ ...parts, find: signIn, signal }),
    signIn,
    refused: () => (known === null ? null : { name: known.name, ...mendUnattended(known) }),
    directory: (directory) => asApplication(directory, signIn),
    invoke: (invoke) => namingIt(invoke, signIn),
  };
}

/** `/me` is nobody's: who signed in is known, and its roles are read as those of any application. */
function asApplication(directory: Directory, signIn: () => Promise<UnattendedSignIn>): Directory {
  return {
    ...directory,
    async me() {
      const { objectId, name } = await signIn();
      return { id: objectId, userPrincipalName: name, displayName: name, mail: null };
    },
    async myRoles() {
      const roles = await directory.directoryRolesOf((await signIn()).objectId);
      return roles.filter(({ scope }) => scope === '/').map(({ templateId }) => templateId);
    },
    async signInsOf() {
      const { name } = await signIn();
      throw new AppError({
        code: 'unsupported',
        message: `The one who looks is an application (${name}), and Microsoft Graph does not show the sign-ins of applications.`,
        who: 'you',
        next: 'Look in the Entra portal, under service principal sign-ins.',
      });
    },
  };
}

/** A Global Reader may look; tests and the unified audit log belong to roles that do more. */
function refusalOf(
  cmdlet: string,
  application: UnattendedSignIn,
): Pick<ErrorFacts, 'message' | 'next' | 'who'> {
  const message = `Exchange Online refuses ${cmdlet} to ${application.name}`;
  if (cmdlet.startsWith('Get-')) {
    return {
      message: `${message}: it lacks Exchange.ManageAsApp or the directory role Global Reader.`,
      ...mendUnattended(application),
    };
  }
  return {
    message: `${message}, which may look and no more.`,
    who: 'an Exchange Administrator',
    next: 'Run it signed in as that person, without --unattended.',
  };
}

function namingIt(invoke: Invoke, signIn: () => Promise<UnattendedSignIn>): Invoke {
  return async (cmdlet, ...rest) => {
    try {
      return await invoke(cmdlet, ...rest);
    } catch (error) {
      const failure = toAppError(error);
      if (failure.code !== 'permission-denied') throw error;
      throw new AppError({ ...failure.facts, ...refusalOf(cmdlet, await signIn()) }, { cause: error });
    }
  };
}
