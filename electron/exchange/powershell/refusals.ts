import { AppError } from '../../contract/errors';
import type { ChildEnd } from '../../ports/child-process';
import { redactSecrets } from '../../log/redact/secrets';
import type { BridgeFailure } from './protocol';

/** Exit code of the bridge where scripts run in Constrained Language Mode. */
export const constrainedExitCode = 64;

const elsewhere =
  'Let them allow it, or let somebody run the Exchange part on another computer (sendwright plan FILE --exchange none --exchange-script OUT.ps1), then run again.';

/** Scripts may not run here as they must: whose decision it is, and the way around it. Exit 3. */
export function blockedScripts(why: 'policy' | 'constrained' | 'not-allowed', detail = ''): AppError {
  const reasons = {
    policy:
      'The script policy of this computer (execution policy, e.g. AllSigned) does not let Sendwright’s PowerShell scripts run.',
    constrained:
      'PowerShell runs in Constrained Language Mode on this computer (AppLocker or App Control): the Exchange module does not work in it.',
    'not-allowed': 'This computer does not allow PowerShell to be started.',
  } as const;
  return new AppError({
    code: 'policy-refused',
    message: reasons[why],
    who: 'whoever administers this computer',
    next:
      why === 'policy'
        ? `Allow the scripts by Group Policy (RemoteSigned), or, where they carry the mark of a download, Unblock-File them. ${elsewhere}`
        : elsewhere,
    ...(detail === '' ? {} : { serviceMessage: detail }),
  });
}

/** Ids of a script that PowerShell's policy refused; the same in every language. */
const policyIds = ['pssecurityexception', 'about_execution_policies', 'linkid=135170', 'securityerror'];

function hasPolicyId(text: string): boolean {
  // PowerShell breaks its lines in the middle of a word where they reach the window's width.
  const whole = text.toLowerCase().replace(/\s+/gu, '');
  return policyIds.some((id) => whole.includes(id));
}

/** The error for a failure that says scripts are blocked; null for any other. */
export function blockedByFailure(failure: BridgeFailure): AppError | null {
  const ids = `${failure.type} ${failure.category} ${failure.fullyQualifiedErrorId}`;
  return hasPolicyId(ids) ? blockedScripts('policy', shortened(failure.message)) : null;
}

/** Codes of a start that the system's owner forbids: AppLocker and the like, missing rights. */
const forbidden = new Set(['EACCES', 'EPERM', 'UNKNOWN']);

/** Why a child that never said hello ended, by ids and exit codes and never by localised text (design rule 7). */
export function startFailure(end: ChildEnd, errorOutput: string): AppError {
  if (end.kind === 'not-started') {
    if (forbidden.has(end.reason)) return blockedScripts('not-allowed', end.reason);
    return unusable(`it cannot be started (${end.reason})`, '');
  }
  if (end.kind === 'exit' && end.code === constrainedExitCode) return blockedScripts('constrained');
  if (/sendwright-bridge: ConstrainedLanguage/u.test(errorOutput)) return blockedScripts('constrained');
  if (hasPolicyId(errorOutput)) return blockedScripts('policy', shortened(errorOutput));
  return unusable(`it ended before it answered (${endText(end)})`, errorOutput);
}

/** PowerShell does not do as it must. Exit 3: this computer needs a person. */
export function unusable(how: string, errorOutput: string): AppError {
  const said = shortened(errorOutput);
  return new AppError({
    code: 'preflight-failed',
    message: `PowerShell cannot be used: ${how}.`,
    who: 'you, or whoever administers this computer',
    next: 'Repair or reinstall PowerShell; SENDWRIGHT_PWSH names another one by its absolute path.',
    ...(said === '' ? {} : { serviceMessage: said }),
  });
}

/** How a child ended, in words. */
export function endText(end: ChildEnd): string {
  switch (end.kind) {
    case 'exit':
      return `exit code ${end.code}`;
    case 'signal':
      return `signal ${end.signal}`;
    case 'not-started':
      return `not started: ${end.reason}`;
  }
}

/** The end of what was said, without secrets, on one line. */
export function shortened(text: string): string {
  const line = redactSecrets(text).replace(/\s+/gu, ' ').trim();
  return line.length > 400 ? `… ${line.slice(-400)}` : line;
}
