import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useCall } from '../state/use-call';
import { useDesk } from '../state/desk-context';
import { useRoute } from '../state/route-context';
import { frameText } from '../text/frame';
import { CallButton } from '../components/call-button';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { overflowWrap: 'anywhere' },
  soft: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  action: { justifySelf: 'start', marginTop: tokens.spacingVerticalS },
});

/** Who is signed in to which tenant: seen from every page. */
export function Account() {
  const styles = useStyles();
  const { signIn, target } = useDesk();
  const { go, route } = useRoute();
  const signOut = useCall('signIn.signOut');
  const open = () => go({ page: 'sign-in' });
  if (signIn.kind !== 'signed-in') {
    return (
      <section className={styles.box} aria-label={frameText.account}>
        <Caption1 className={styles.soft}>
          {signIn.kind === 'signing-in' ? frameText.signingIn : frameText.notSignedIn}
        </Caption1>
        {route.page !== 'sign-in' && (
          <Button size="small" className={styles.action} onClick={open}>
            {frameText.signIn}
          </Button>
        )}
      </section>
    );
  }
  const { account } = signIn;
  return (
    <section className={styles.box} aria-label={frameText.account}>
      <Text weight="semibold" className={styles.text}>
        {account.tenantName}
      </Text>
      {target?.kind === 'practice' && <Caption1 className={styles.soft}>{frameText.practice}</Caption1>}
      <Caption1 className={styles.soft}>{account.username}</Caption1>
      <CallButton size="small" className={styles.action} call={signOut} onClick={() => void signOut.run({})}>
        {frameText.signOut}
      </CallButton>
      {signOut.failure !== null && (
        <Caption1 role="alert" className={styles.text}>
          {signOut.failure.message}
        </Caption1>
      )}
    </section>
  );
}
