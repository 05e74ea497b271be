import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CallButton } from '../../components/call-button';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { signInText } from '../../text/sign-in';
import { PracticePassword } from './practice-password';

const useStyles = makeStyles({
  wait: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

/** While the browser does it. */
export function BrowserWait() {
  const { target, practice } = useDesk();
  return (
    <>
      <SignInWait />
      {target?.kind === 'practice' && practice.kind === 'ready' && (
        <PracticePassword password={practice.password} />
      )}
    </>
  );
}

/** That it is waited for, and the way out. */
export function SignInWait() {
  const styles = useStyles();
  const cancel = useCall('signIn.cancel');
  return (
    <div className={styles.wait}>
      <Spinner size="small" label={signInText.waiting} labelPosition="after" />
      <CallButton call={cancel} onClick={() => void cancel.run({})}>
        {signInText.cancel}
      </CallButton>
    </div>
  );
}
