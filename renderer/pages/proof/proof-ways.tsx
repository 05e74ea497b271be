import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { ProofBy, StatusRow } from '../../../electron/contract/desk/setups';
import { CallButton } from '../../components/call-button';
import { Section } from '../../components/section';
import type { Call } from '../../state/use-call';
import { proofText } from '../../text/proof';

const useStyles = makeStyles({
  ways: { display: 'grid', rowGap: tokens.spacingVerticalL },
  way: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start', maxWidth: '720px' },
});

const waysOf: Readonly<Record<NonNullable<StatusRow['vendorHolds']>, readonly ProofBy[]>> = {
  key: ['vendor-result', 'proof-credential'],
  // Nobody but its owner may add a secret to it.
  application: ['vendor-result'],
};

interface ProofWaysProps {
  readonly vendorHolds: NonNullable<StatusRow['vendorHolds']>;
  readonly call: Call<'proof.start'>;
  readonly isBusy: boolean;
  readonly onChoose: (by: ProofBy) => void;
}

/** How live mail is proven where nothing here can sign in as the application. */
export function ProofWays({ vendorHolds, call, isBusy, onChoose }: ProofWaysProps) {
  const styles = useStyles();
  return (
    <Section heading={proofText.waysTitle} lead={proofText.waysLead[vendorHolds]}>
      <div className={styles.ways}>
        {waysOf[vendorHolds].map((by) => (
          <div key={by} className={styles.way}>
            <Body1>{proofText.ways[by].hint}</Body1>
            <CallButton call={call} disabled={isBusy} onClick={() => onChoose(by)}>
              {proofText.ways[by].button}
            </CallButton>
          </div>
        ))}
      </div>
    </Section>
  );
}
