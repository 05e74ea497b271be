import { makeStyles, tokens } from '@fluentui/react-components';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { ExpiryTimeline } from '../../components/pictures/expiry-timeline';
import { pathOfProof } from '../../components/pictures/path-of-proof';
import { ReachMeter } from '../../components/pictures/reach-meter';
import { reachOfProof } from '../../components/pictures/reach-model';
import { SendingPath } from '../../components/pictures/sending-path';
import { Section } from '../../components/section';
import { useSetupLine } from '../../state/setups-context';
import { useNow } from '../../state/use-now';
import { useSetup } from '../../state/use-setup';
import { overviewText } from '../../text/overview';
import type { PageProps } from '../page-props';
import { NextStep } from './next-step';
import { Places } from './places';
import { SetupFacts } from './setup-facts';

const useStyles = makeStyles({ soft: { margin: 0, color: tokens.colorNeutralForeground2 } });

/** One setup at a glance: state, what is next, pictures, and the way to each stage. */
export function OverviewPage({ route }: PageProps<'overview'>) {
  const loaded = useSetup(route.setup);
  const line = useSetupLine(route);
  const found = loaded.kind === 'ready' ? loaded.value.status : null;
  const name = found?.application ?? line?.application ?? route.setup;
  return (
    <Page
      heading={name}
      {...(found === null ? {} : { lead: overviewText.lead(found.tenantName, found.senders.length) })}
    >
      <LoadedView of={loaded} label={overviewText.loading}>
        {(detail) => <Overview detail={detail} />}
      </LoadedView>
    </Page>
  );
}

function Overview({ detail }: { detail: SetupDetail }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { proof, status } = detail;
  const { credential } = status;
  return (
    <>
      <NextStep detail={detail} />
      <Places detail={detail} />
      <Section heading={overviewText.reach}>
        {proof === null ? (
          <p className={styles.soft}>{overviewText.reachNever}</p>
        ) : (
          <ReachMeter picture={reachOfProof(proof.reach, proof.senders.length)} measured />
        )}
      </Section>
      {proof !== null && (
        <Section heading={overviewText.path}>
          <SendingPath picture={pathOfProof(proof)} />
        </Section>
      )}
      {credential !== null && (
        <Section heading={overviewText.expiry}>
          <ExpiryTimeline
            lines={[
              { id: status.id, name: status.application, kind: credential.kind, ends: credential.expires },
            ]}
            now={now}
          />
        </Section>
      )}
      <SetupFacts detail={detail} />
    </>
  );
}
