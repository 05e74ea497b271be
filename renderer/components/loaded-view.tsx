import type { ReactNode } from 'react';
import type { Loaded } from '../state/use-load';
import { ErrorNote } from './error-note';
import { Loading } from './loading';

interface LoadedViewProps<T> {
  readonly of: Loaded<T>;
  /** Said while it is read and slow: "Reading the setups". */
  readonly label: string;
  readonly children: (value: T) => ReactNode;
}

/** Something that is read: its loading and its failure are designed once, here. */
export function LoadedView<T>({ of, label, children }: LoadedViewProps<T>) {
  switch (of.kind) {
    case 'loading':
      return <Loading label={label} />;
    case 'failed':
      return <ErrorNote failure={of.failure} onRetry={of.reload} />;
    case 'ready':
      return children(of.value);
  }
}
