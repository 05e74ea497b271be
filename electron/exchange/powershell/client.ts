import type { Clock } from '../../ports/clock';
import { isRead, type Invoke } from '../invoke';
import { repeating } from '../repeat';
import type { PowerShellSession, SessionAccess } from './session';

/**
 * Cmdlets over the bundled PowerShell. Throttling is waited out as with every way to Exchange; a read whose answer
 * was lost, or before which the sign-in ended, is run once more in a fresh session; a write never is (design rule 6).
 */
export function powershellInvoke(session: PowerShellSession, access: SessionAccess, clock: Clock): Invoke {
  return repeating({
    clock,
    once: async (cmdlet, parameters, signal, fields) => ({
      answer: await session.invoke(
        { ...access, signal: signal ?? access.signal },
        { cmdlet, parameters, ...(fields === undefined ? {} : { fields }) },
      ),
      response: null,
    }),
    renew: async () => session.forget(),
    mayRepeat: (cmdlet, error, attempt) => isRead(cmdlet) && error.code === 'answer-lost' && attempt === 1,
  });
}
