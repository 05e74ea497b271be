import { AppError, type ErrorCode, type ErrorFacts } from '../contract/errors';

/** What PowerShell or the practice tenant says about a cmdlet that failed. */
export interface CmdletFailure {
  readonly cmdlet: string;
  /** .NET exception type, with or without its namespace. */
  readonly type?: string;
  readonly fullyQualifiedErrorId?: string;
  readonly category?: string;
  /** Possibly localised: shown, never compared, save for ids in it that are not localised. */
  readonly message: string;
  readonly requestId?: string;
  readonly status?: number;
}

interface Rule {
  /** Part of an exception's class name or of an error id, in lower case. */
  readonly ids: readonly string[];
  readonly code: ErrorCode;
  readonly who?: string;
  readonly next?: string;
  readonly retryable?: boolean;
}

const exchangeAdministrator = 'an Exchange Administrator (or a Global Administrator)';

/** Order matters: the first rule with a matching id wins. */
const rules: readonly Rule[] = [
  {
    ids: ['invalidoperationindehydratedcontext', 'enable-organizationcustomization'],
    code: 'policy-refused',
    who: exchangeAdministrator,
    next: 'Run Enable-OrganizationCustomization once (the plan offers it as a step); Exchange may refuse for some minutes afterwards, then run again.',
    retryable: true,
  },
  {
    ids: ['commandnotfound', 'couldnotautoloadmodule'],
    code: 'permission-denied',
    who: exchangeAdministrator,
    next: 'Sign in to Exchange as an Exchange Administrator; Exchange hides the cmdlets that a person may not use. A role that was just given takes up to 15 minutes and a fresh sign-in.',
  },
  {
    ids: ['unauthorizedaccess', 'accessdenied', 'insufficientaccess', 'operationrequiresgroupmanager'],
    code: 'permission-denied',
    who: exchangeAdministrator,
    next: 'Sign in to Exchange as an Exchange Administrator and run again.',
  },
  {
    ids: ['existsexception', 'namenotavailable'],
    code: 'conflict',
    who: 'you',
    next: 'Something of this name or address is already there: look at it and plan again.',
  },
  {
    ids: ['objectnotfound', 'notfoundexception', 'membernotfound', 'recipientnotfound'],
    code: 'not-found',
    who: 'you',
    next: 'Check the name; what was just created may need some minutes until Exchange knows it.',
  },
  {
    ids: ['notimplemented', 'notoffered'],
    code: 'unsupported',
    who: 'you',
    next: 'This cmdlet is not offered here.',
  },
  {
    ids: ['overbudget', 'throttl', 'servertoobusy', 'toomanyrequests'],
    code: 'throttled',
    who: 'you',
    next: 'Wait some minutes and run again.',
    retryable: true,
  },
  {
    ids: ['scopeinuse', 'inuseexception', 'objectisinuse'],
    code: 'conflict',
    who: 'you',
    next: 'Remove what still uses it first.',
  },
  {
    ids: ['namedparameternotfound', 'parameterbinding', 'missingmandatoryparameter', 'ambiguousparameterset'],
    code: 'unsupported',
    who: exchangeAdministrator,
    next: 'Exchange does not offer this parameter to the signed-in person or in this cloud. Sign in as an Exchange Administrator; if it stays, report it to us.',
  },
];

/**
 * The AppError for a cmdlet's failure, by exception type and error id and never by localised text (design rule 7).
 * Exchange Online's REST wrapper hides the type in the message as `Ex6F9304|Namespace.TypeException|text` (facts 5.4
 * warns that the format may change): what is not recognised becomes `refused` with the service's own words.
 */
export function exchangeError(failure: CmdletFailure): AppError {
  const type = typeOf(failure);
  const ids = [type, failure.fullyQualifiedErrorId ?? '', idsIn(failure)].join(' ').toLowerCase();
  const rule = rules.find((candidate) => candidate.ids.some((id) => ids.includes(id)));
  const serviceCode = errorIdOf(failure) ?? type;
  const serviceMessage = plainText(failure.message);
  const facts: ErrorFacts = {
    code: rule?.code ?? 'refused',
    message: messageOf(failure.cmdlet, rule, serviceMessage),
    who: rule?.who ?? exchangeAdministrator,
    next: rule?.next ?? 'Read what Exchange says; mend it in the tenant and run again.',
    serviceMessage,
    ...(serviceCode === '' ? {} : { serviceCode }),
    ...(rule?.retryable === undefined ? {} : { retryable: rule.retryable }),
    ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
    ...(failure.status === undefined ? {} : { status: failure.status }),
  };
  return new AppError(facts);
}

/** Null where there is no such object: for reads that may find nothing. Other errors pass on. */
export async function orNullIfMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

function messageOf(cmdlet: string, rule: Rule | undefined, serviceMessage: string): string {
  switch (rule?.code) {
    case 'permission-denied':
      return `The signed-in person may not run ${cmdlet} in Exchange Online.`;
    case 'policy-refused':
      return `Exchange Online refuses ${cmdlet} because the organisation is still dehydrated: its settings were never customised.`;
    case 'throttled':
      return `Exchange Online asks for fewer requests (${cmdlet}).`;
    default:
      return `Exchange Online refused ${cmdlet}: ${serviceMessage}`;
  }
}

function typeOf(failure: CmdletFailure): string {
  const hidden = /^[^|]*\|([\w.+`]+)\|/u.exec(failure.message)?.[1];
  const full = failure.type ?? hidden ?? '';
  return full.slice(full.lastIndexOf('.') + 1);
}

/** Since module 3.0.0 many error ids only say where and when (`[Server=...`): those are of no use (facts 5.4). */
function errorIdOf({ fullyQualifiedErrorId }: CmdletFailure): string | undefined {
  return fullyQualifiedErrorId?.startsWith('[') === true ? undefined : fullyQualifiedErrorId;
}

/** What in a message is an id in every language: the exception type between bars, and the name of a cmdlet. */
function idsIn(failure: CmdletFailure): string {
  const type = /\|([\w.+`]+)\|/u.exec(failure.message)?.[1] ?? '';
  const enable = 'Enable-OrganizationCustomization';
  return failure.cmdlet !== enable && failure.message.includes(enable) ? `${type} ${enable}` : type;
}

function plainText(message: string): string {
  const bar = /^[^|]*\|[\w.+`]+\|/u.exec(message)?.[0] ?? '';
  return message.slice(bar.length).trim();
}
