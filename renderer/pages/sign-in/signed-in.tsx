import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { SignedInView } from '../../../electron/contract/desk/sign-in';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import { useDesk } from '../../state/desk-context';
import type { Route } from '../../state/route';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { listText } from '../../text/format';
import { signInText } from '../../text/sign-in';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Whom the tenant took us for: confirmed before anything is done in it. */
export function SignedIn({ account, then }: { account: SignedInView; then: Route }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { target } = useDesk();
  const signOut = useCall('signIn.signOut');
  const { tenantName, domain, tenantId, cloud, displayName, username, roles } = account;
  const rows = [
    { name: signInText.tenantName, value: tenantName },
    { name: signInText.domain, value: domain },
    { name: signInText.cloud, value: target?.kind === 'practice' ? signInText.practice : cloud },
    { name: signInText.account, value: displayName === '' ? username : `${displayName}, ${username}` },
    ...(roles.length === 0 ? [] : [{ name: signInText.roles, value: listText(roles) }]),
    { name: signInText.tenantId, value: tenantId, copy: tenantId },
  ];
  return (
    <>
      <KeyValue rows={rows} />
      {roles.length === 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{signInText.noRoles}</MessageBarBody>
        </MessageBar>
      )}
      {signOut.failure !== null && <ErrorNote failure={signOut.failure} />}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => go(then)}>
          {signInText.goOn}
        </Button>
        <CallButton call={signOut} onClick={() => void signOut.run({})}>
          {signInText.other}
        </CallButton>
      </div>
    </>
  );
}
