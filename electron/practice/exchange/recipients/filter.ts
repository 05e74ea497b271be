import { invalidValue } from '../errors';
import { parseOpath } from '../opath/parse';
import type { Filter } from '../opath/parse';
import { OpathError } from '../opath/tokens';

/** Parses a filter parameter; what Exchange would refuse becomes a cmdlet error. */
export function readFilter(filter: string): Filter {
  try {
    return parseOpath(filter);
  } catch (error) {
    if (error instanceof OpathError)
      throw invalidValue(`The filter "${filter}" is invalid. ${error.message}`);
    throw error;
  }
}
