/** What the protocol's error body carries (docs/practice-exchange.md). */
interface CmdletErrorFacts {
  readonly status: 400 | 401 | 403 | 404;
  /** The .NET exception type. */
  readonly type: string;
  readonly category: string;
  readonly message: string;
  /** Left out: the id that Exchange's own errors carry since module 3.0.0 (facts 5.4). */
  readonly fullyQualifiedErrorId?: string;
}

/** A cmdlet that ended with an error record. */
export class CmdletError extends Error {
  override readonly name = 'CmdletError';

  constructor(readonly facts: CmdletErrorFacts) {
    super(facts.message);
  }
}

/** An error that Exchange itself reports; its texts carry no promise, the type does. */
export function exchangeError(type: string, message: string, status: 400 | 403 | 404 = 400): CmdletError {
  return new CmdletError({ status, type, category: 'NotSpecified', message });
}

const server = 'PRACTICE01DC001.PRACTICE.PROD.OUTLOOK.COM';

/** The object a cmdlet was pointed at is not there (or not yet replicated). */
export function notFound(identity: string): CmdletError {
  return exchangeError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    `The operation couldn't be performed because object '${identity}' couldn't be found on '${server}'.`,
    404,
  );
}

/** Several objects carry that identity. */
export function ambiguous(identity: string): CmdletError {
  return exchangeError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException',
    `The operation couldn't be performed because '${identity}' matches multiple entries.`,
  );
}

/** The name is taken. */
export function alreadyExists(name: string): CmdletError {
  return exchangeError(
    'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException',
    `Active Directory operation failed on ${server}. The object '${name}' already exists.`,
  );
}

/** A value that the cmdlet cannot take. */
export function invalidValue(message: string): CmdletError {
  return exchangeError('Microsoft.Exchange.Configuration.Tasks.TaskArgumentException', message);
}

/** The state of the object forbids the operation. */
export function invalidOperation(message: string): CmdletError {
  return exchangeError('Microsoft.Exchange.Configuration.Tasks.TaskInvalidOperationException', message);
}

/** Facts 5.4 and 6.8: the organisation was never customised. */
export function organizationDehydrated(): CmdletError {
  return exchangeError(
    'Microsoft.Exchange.Configuration.Tasks.InvalidOperationInDehydratedContextException',
    "The command you tried to run isn't currently allowed in your organization. To run this command, you first need to run the command: Enable-OrganizationCustomization.",
  );
}

/**
 * A cmdlet or parameter of Exchange that this practice tenant does not imitate: never a pretended success. Not a 5xx:
 * clients take those for a failure that may have had its effect.
 */
export function notOffered(what: string): CmdletError {
  return new CmdletError({
    status: 400,
    type: 'System.NotImplementedException',
    category: 'NotImplemented',
    message: `${what} is not offered by the practice tenant.`,
    fullyQualifiedErrorId: 'NotOffered',
  });
}
