import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useContext } from 'react';
import type { ErrorFacts } from '../../electron/contract/errors';
import type { AppFailure } from '../api/app-failure';
import { DeskContext } from '../state/desk-context';
import { useRoute } from '../state/route-context';
import { errorText } from '../text/frame';
import { KeyValue, type KeyValueRow } from './key-value';

const useStyles = makeStyles({
  bar: { alignItems: 'start', paddingTop: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalM },
  body: { display: 'grid', rowGap: tokens.spacingVerticalS, whiteSpace: 'normal', minWidth: 0 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  issues: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What another sign-in, or somebody else's, mends. Where nobody is signed in the pages say so themselves. */
const signInHelps: readonly ErrorFacts['code'][] = [
  ...(['interaction-required', 'tenant-mismatch', 'permission-denied'] as const),
];

interface ErrorNoteProps {
  /** A failed call, or the facts of a failure that came with a state. */
  readonly failure: AppFailure | ErrorFacts;
  readonly onRetry?: (() => void) | undefined;
  /** Milder look for what only needs time or a person. */
  readonly intent?: 'error' | 'warning';
}

/** A failure: cause, who can mend it, what to do next, and the ids that Microsoft's support asks for. */
export function ErrorNote({ failure, onRetry, intent = 'error' }: ErrorNoteProps) {
  const styles = useStyles();
  const facts = 'facts' in failure ? failure.facts : failure;
  const correlationId = 'facts' in failure ? failure.correlationId : null;
  const { route, go } = useRoute();
  const isSignedIn = useContext(DeskContext)?.signIn.kind === 'signed-in';
  const canSignIn = isSignedIn && signInHelps.includes(facts.code) && route.page !== 'sign-in';
  const rows = rowsOf(facts, correlationId);
  return (
    <MessageBar
      intent={facts.code === 'offline' || facts.code === 'cancelled' ? 'warning' : intent}
      layout="multiline"
      className={styles.bar}
    >
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{errorText.titles[facts.code]}</MessageBarTitle>
        <p className={styles.text}>{facts.message}</p>
        {facts.issues !== undefined && facts.issues.length > 0 && (
          <ul className={styles.issues}>
            {facts.issues.map(({ where, problem }) => (
              <li key={`${where} ${problem}`}>{`${where}: ${problem}`}</li>
            ))}
          </ul>
        )}
        {rows.length > 0 && <KeyValue rows={rows} />}
        {(canSignIn || onRetry !== undefined) && (
          <div className={styles.actions}>
            {canSignIn && (
              <Button onClick={() => go({ page: 'sign-in', then: route })}>{errorText.signInAnew}</Button>
            )}
            {onRetry !== undefined && <Button onClick={onRetry}>{errorText.retry}</Button>}
          </div>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function rowsOf(facts: ErrorFacts, correlationId: string | null): readonly KeyValueRow[] {
  const next = facts.next ?? (facts.code === 'offline' ? errorText.offlineNext : undefined);
  const service = [facts.serviceCode, facts.serviceMessage].filter((text) => text !== undefined).join(': ');
  return [
    ...row(errorText.who, facts.who),
    ...row(errorText.next, next),
    ...row(errorText.service, service === '' ? undefined : service),
    ...row(errorText.requestId, facts.requestId, facts.requestId),
    ...row(errorText.inLog, correlationId ?? undefined, correlationId ?? undefined),
  ];
}

function row(name: string, value: string | undefined, copy?: string): readonly KeyValueRow[] {
  if (value === undefined) return [];
  return [copy === undefined ? { name, value } : { name, value, copy }];
}
