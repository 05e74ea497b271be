import { makeStyles, tokens } from '@fluentui/react-components';
import type { SignInState } from '../../../electron/contract/desk/sign-in';
import { CallButton } from '../../components/call-button';
import { CopyButton } from '../../components/copy-button';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import { Loading } from '../../components/loading';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { signInText } from '../../text/sign-in';
import { SignInWait } from './browser-wait';
import { PracticePassword } from './practice-password';

const useStyles = makeStyles({
  code: {
    display: 'inline-block',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    letterSpacing: '0.12em',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Code = Extract<SignInState, { kind: 'signing-in' }>['code'];

/** The code, large enough to read to somebody, and where it goes. */
export function DeviceCode({ code }: { code: Code }) {
  const styles = useStyles();
  const open = useCall('app.openLink');
  const { target, practice } = useDesk();
  if (code === null) return <Loading label={signInText.codeComing} />;
  return (
    <>
      <div>
        <output className={styles.code}>{code.userCode}</output>
      </div>
      <div className={styles.actions}>
        <CallButton appearance="primary" call={open} onClick={() => void open.run({ link: 'sign-in-code' })}>
          {signInText.openPage}
        </CallButton>
        <CopyButton text={code.userCode} what={signInText.codeName} label={signInText.copyCode} />
      </div>
      {open.failure !== null && <ErrorNote failure={open.failure} />}
      <KeyValue rows={[{ name: signInText.page, value: code.page, copy: code.page }]} />
      {target?.kind === 'practice' && practice.kind === 'ready' && (
        <PracticePassword password={practice.password} />
      )}
      <SignInWait />
    </>
  );
}
