import { Combobox, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import { Button } from '@fluentui/react-components';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { resultOf, useIsBusy, useOperation } from '../../state/use-operation';
import { useSetup } from '../../state/use-setup';
import { sendText } from '../../text/send';
import type { PageProps } from '../page-props';
import { SendEnd } from './send-end';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, maxWidth: '480px' },
  wide: { minWidth: 0 },
});

/** One mail as the application itself, from a mailbox inside or outside. */
export function SendPage({ route }: PageProps<'send'>) {
  const { setup } = route;
  const operation = useOperation('send', setup);
  const loaded = useSetup(setup);
  const { outcome = null } = operation ?? {};
  const result = resultOf(operation, 'send');
  return (
    <Page heading={sendText.heading} lead={sendText.lead}>
      <NeedsSignIn then={route} />
      <LoadedView of={loaded} label={sendText.loading}>
        {(detail) => (
          <>
            {detail.status.vendorHolds === undefined ? (
              <SendForm detail={detail} />
            ) : (
              <EmptyState title={sendText.noCredentialTitle} lines={[sendText.noCredential]} />
            )}
            {operation !== null && outcome === null && (
              <OperationProgress operation={operation} label={sendText.running} />
            )}
            {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} />}
            {result !== null && <SendEnd document={result.document} senders={detail.status.senders} />}
          </>
        )}
      </LoadedView>
    </Page>
  );
}

const mostOptions = 50;

function SendForm({ detail }: { detail: SetupDetail }) {
  const styles = useStyles();
  const { signIn } = useDesk();
  const start = useCall('send.start');
  const isBusy = useIsBusy();
  const { senders, id } = detail.status;
  const outsider = detail.proof?.outsider ?? null;
  const [from, setFrom] = useState(senders[0] ?? '');
  const [to, setTo] = useState(signIn.kind === 'signed-in' ? signIn.account.username : '');
  const [tried, setTried] = useState(false);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (from.trim() === '' || to.trim() === '' || isBusy || start.pending) return;
    void start.run({ setup: id, from: from.trim(), to: to.trim() });
  };
  const choices = [
    ...senders.slice(0, mostOptions).map((address) => ({ address, word: sendText.sender })),
    ...(outsider === null ? [] : [{ address: outsider, word: sendText.outsider }]),
  ];
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Field
        label={sendText.from}
        hint={sendText.fromHint}
        required
        {...problem(tried && from.trim() === '' ? sendText.fromMissing : null)}
      >
        <Combobox
          freeform
          className={styles.wide}
          value={from}
          selectedOptions={[from]}
          onChange={(event) => setFrom(event.target.value)}
          onOptionSelect={(_, { optionValue }) => setFrom(optionValue ?? '')}
        >
          {choices.map(({ address, word }) => (
            <Option key={address} value={address} text={address}>
              {`${address} (${word})`}
            </Option>
          ))}
        </Combobox>
      </Field>
      <Field
        label={sendText.to}
        hint={sendText.toHint}
        required
        {...problem(tried && to.trim() === '' ? sendText.toMissing : null)}
      >
        <Input type="email" value={to} onChange={(_, { value }) => setTo(value)} />
      </Field>
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy || start.pending}>
          {sendText.send}
        </Button>
      </div>
      {start.failure !== null && <ErrorNote failure={start.failure} />}
    </form>
  );
}

function problem(text: string | null) {
  return text === null ? {} : ({ validationState: 'error', validationMessage: text } as const);
}
