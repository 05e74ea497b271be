import { Checkbox, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SetupLine, StatusRow } from '../../../electron/contract/desk/setups';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Section } from '../../components/section';
import { useSetups } from '../../state/setups-context';
import { useCall, type Call } from '../../state/use-call';
import { resultOf, useIsBusy, useOperation } from '../../state/use-operation';
import { diagnoseText } from '../../text/diagnose';
import { BundleSection } from './bundle-section';
import { LadderView } from './ladder-view';
import { RungList } from './rung-list';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalM, maxWidth: '480px' },
});

interface LadderSectionProps {
  /** The setup that is chosen; null: the first. */
  readonly setup: string | null;
  readonly onSetup: (setup: string) => void;
}

/** The ladder of a setup: chosen, climbed, told as it comes; and what support needs of it. */
export function LadderSection({ setup, onSetup }: LadderSectionProps) {
  const setups = useSetups();
  const rows = setups.kind === 'ready' ? applied(setups.value) : [];
  const chosen = rows.find(({ id }) => id === setup) ?? rows[0];
  return (
    <>
      <Section heading={diagnoseText.walkHeading} lead={diagnoseText.walkLead}>
        <LoadedView of={setups} label={diagnoseText.reading}>
          {() =>
            chosen === undefined ? (
              <EmptyState title={diagnoseText.noSetupTitle} lines={diagnoseText.noSetupLines} />
            ) : (
              <Walk key={chosen.id} rows={rows} chosen={chosen} onSetup={onSetup} />
            )
          }
        </LoadedView>
      </Section>
      {chosen !== undefined && <BundleSection key={chosen.id} setup={chosen.id} />}
    </>
  );
}

/** What has a client id has something to look at. */
function applied(lines: readonly SetupLine[]): readonly StatusRow[] {
  return lines.flatMap(({ status }) => (status === null || status.clientId === null ? [] : [status]));
}

interface WalkProps {
  readonly rows: readonly StatusRow[];
  readonly chosen: StatusRow;
  readonly onSetup: (setup: string) => void;
}

function Walk({ rows, chosen, onSetup }: WalkProps) {
  const start = useCall('diagnosis.climb');
  const operation = useOperation('ladder', chosen.id);
  const result = resultOf(operation, 'ladder');
  const { outcome = null } = operation ?? {};
  const label = result === null ? diagnoseText.walk : diagnoseText.walkAgain;
  return (
    <>
      <NeedsSignIn then={{ page: 'diagnose', setup: chosen.id }} />
      <WalkForm {...{ rows, chosen, onSetup, start, label }} />
      {start.failure !== null && <ErrorNote failure={start.failure} />}
      {operation !== null && outcome === null && (
        <OperationProgress operation={operation} label={diagnoseText.walking} notes={1} />
      )}
      {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} />}
      {result === null ? (
        <RungList rungs={operation?.rungs ?? []} />
      ) : (
        <LadderView document={result.document} setup={chosen.id} />
      )}
    </>
  );
}

interface WalkFormProps extends WalkProps {
  readonly start: Call<'diagnosis.climb'>;
  readonly label: string;
}

/** For which setup and sender, and whether a mail is sent. */
function WalkForm({ rows, chosen, onSetup, start, label }: WalkFormProps) {
  const styles = useStyles();
  const isBusy = useIsBusy();
  const [from, setFrom] = useState<string | null>(null);
  const [send, setSend] = useState(false);
  return (
    <div className={styles.form}>
      <Field label={diagnoseText.setup}>
        <Select value={chosen.id} onChange={(_, { value }) => onSetup(value)}>
          {rows.map(({ id, application, tenantName }) => (
            <option key={id} value={id}>
              {`${application}, ${tenantName}`}
            </option>
          ))}
        </Select>
      </Field>
      {chosen.senders.length > 1 && (
        <Field label={diagnoseText.sender}>
          <Select value={from ?? chosen.senders[0]} onChange={(_, { value }) => setFrom(value)}>
            {chosen.senders.map((address) => (
              <option key={address} value={address}>
                {address}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field hint={diagnoseText.sendHint}>
        <Checkbox
          checked={send}
          label={diagnoseText.sendMail}
          onChange={(_, { checked }) => setSend(checked === true)}
        />
      </Field>
      <div>
        <CallButton
          call={start}
          disabled={isBusy}
          onClick={() => void start.run({ setup: chosen.id, from, send })}
        >
          {label}
        </CallButton>
      </div>
    </div>
  );
}
