import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import type { Route } from '../../state/route';
import { useRoute } from '../../state/route-context';
import { overviewText } from '../../text/overview';

const useStyles = makeStyles({
  places: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The way to what the stages above do not lead to. */
export function Places({ detail }: { detail: SetupDetail }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { draft, status } = detail;
  const places: readonly { readonly label: string; readonly route: Route }[] = [
    ...(status.clientId === null
      ? []
      : [
          { label: overviewText.toProof, route: { page: 'proof', setup: status.id } as const },
          { label: overviewText.toSend, route: { page: 'send', setup: status.id } as const },
          { label: overviewText.toGoLive, route: { page: 'go-live', setup: status.id } as const },
          { label: overviewText.toHandoff, route: { page: 'handoff', setup: status.id } as const },
          { label: overviewText.toRotation, route: { page: 'rotation', setup: status.id } as const },
          { label: overviewText.toReview, route: { page: 'review', setup: status.id } as const },
          { label: overviewText.toDiagnose, route: { page: 'diagnose', setup: status.id } as const },
        ]),
    { label: overviewText.toRemoval, route: { page: 'removal', setup: status.id } as const },
    ...(draft === null
      ? []
      : [
          { label: overviewText.toChecks, route: { page: 'checks', draft } as const },
          { label: overviewText.toDraft, route: { page: 'draft', draft } as const },
        ]),
  ];
  return (
    <nav className={styles.places} aria-label={overviewText.places}>
      {places.map(({ label, route }) => (
        <Button key={label} onClick={() => go(route)}>
          {label}
        </Button>
      ))}
    </nav>
  );
}
