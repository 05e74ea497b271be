import { Button } from '@fluentui/react-components';
import type { SetupDetail, StatusRow } from '../../../electron/contract/desk/setups';
import { ErrorNote } from '../../components/error-note';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { LongList } from '../../components/long-list';
import { Section } from '../../components/section';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { minuteText } from '../../text/format';
import { overviewText } from '../../text/overview';

/** What one looks up: ids, scoping, mailboxes, the last proof. */
export function SetupFacts({ detail }: { detail: SetupDetail }) {
  const { status } = detail;
  const { target } = useDesk();
  const open = useCall('app.openLink');
  const rows: readonly KeyValueRow[] = [
    ...(status.clientId === null
      ? []
      : [{ name: overviewText.clientId, value: status.clientId, copy: status.clientId }]),
    { name: overviewText.tenantId, value: status.tenant, copy: status.tenant },
    { name: overviewText.scoping, value: overviewText.scopings[status.scoping] },
    {
      name: overviewText.lastProof,
      value: status.lastProof === null ? overviewText.never : minuteText(status.lastProof.time),
    },
    ...afterHandoff(status),
    {
      name: overviewText.senders,
      value: (
        <LongList plain items={status.senders} first={10} more={overviewText.more}>
          {(address) => <li key={address}>{address}</li>}
        </LongList>
      ),
    },
  ];
  return (
    <Section heading={overviewText.facts}>
      <KeyValue rows={rows} />
      {target?.kind === 'real' && status.clientId !== null && (
        <div>
          <Button
            onClick={() => void open.run({ link: 'entra-application', setup: status.id })}
            disabledFocusable={open.pending}
          >
            {overviewText.portal}
          </Button>
        </div>
      )}
      {open.failure !== null && <ErrorNote failure={open.failure} />}
    </Section>
  );
}

/** What is known of the vendor's side since the handoff. */
function afterHandoff({ takenOver, acceptance }: StatusRow): readonly KeyValueRow[] {
  return [
    ...(takenOver == null
      ? []
      : [
          {
            name: overviewText.takenOver,
            value: overviewText.takenOverBy(takenOver.by, takenOver.at, takenOver.isCurrent),
          },
        ]),
    ...(acceptance === undefined
      ? []
      : [
          {
            name: overviewText.acceptance,
            value:
              acceptance === null
                ? overviewText.acceptanceNot
                : overviewText.acceptanceSeen(acceptance.from, acceptance.firstAt),
          },
        ]),
  ];
}
