import type { WorldState } from '../../world/state';
import type { CmdletCall } from '../cmdlet';
import { filterTest } from '../opath/evaluate';
import { readFilter } from './filter';
import { findOne } from './find';
import type { Recipient } from './find';

/** Names of the parameters that pick recipients in the same way in all Get- cmdlets. */
export const selectionParameters = ['Identity', 'Filter', 'RecipientTypeDetails', 'ResultSize'];

/** What a Get- cmdlet of recipients is asked for. */
interface Selection<Kind extends Recipient> {
  readonly from: readonly Kind[];
  /** The identity, from whichever parameter carries it. */
  readonly identity: string | undefined;
  /** OPATH text, from -Filter or -RecipientPreviewFilter. */
  readonly filter: string | undefined;
}

const defaultResultSize = 1000;

/** Applies identity, filter, kinds and result size; warns, as Exchange does, where there is more to see. */
export function select<Kind extends Recipient>(
  { world, parameters, warn }: CmdletCall,
  selection: Selection<Kind>,
): readonly Kind[] {
  const picked =
    selection.identity === undefined ? selection.from : [findOne(selection.from, selection.identity)];
  const filtered = applyFilter(world.state, picked, selection.filter);
  const kinds = parameters.list('RecipientTypeDetails').map((kind) => kind.toLowerCase());
  const fitting = filtered.filter(
    (recipient) => kinds.length === 0 || kinds.includes(recipient.recipientTypeDetails.toLowerCase()),
  );
  const size = parameters.count('ResultSize') ?? defaultResultSize;
  if (fitting.length > size) {
    warn(
      'There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter.',
    );
  }
  return fitting.slice(0, size);
}

function applyFilter<Kind extends Recipient>(
  state: WorldState,
  from: readonly Kind[],
  text: string | undefined,
): readonly Kind[] {
  if (text === undefined) return from;
  return from.filter(filterTest(readFilter(text), state));
}
