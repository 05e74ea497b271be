import { AppError } from '../contract/errors';
import { checkCall } from './cmdlet-data/check';
import type { Invoke } from './invoke';

/**
 * Refuses a call that the official cmdlet pages do not allow before it leaves this computer: `internal`, because
 * such a call is our mistake. For development and tests.
 */
export function checkedInvoke(invoke: Invoke): Invoke {
  return async (cmdlet, parameters, ...rest) => {
    const checked = checkCall(cmdlet, parameters);
    if (!checked.ok) {
      throw new AppError({ code: 'internal', message: `${cmdlet}: ${checked.message}` });
    }
    return invoke(cmdlet, parameters, ...rest);
  };
}
