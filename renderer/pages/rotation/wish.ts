import type { InputOf } from '../../../electron/contract/desk/table';

/** What a button of the page wants of the renewal. */
export type Wish = Omit<InputOf<'rotation.start'>, 'setup'>;
