import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton } from '../../components/copy-button';
import { signInText } from '../../text/sign-in';

const useStyles = makeStyles({
  box: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase300 },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** The one password of the practice tenant's accounts: shown, because it is no secret. */
export function PracticePassword({ password }: { password: string }) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <div className={styles.line}>
        <span>{signInText.password}</span>
        <code className={styles.code}>{password}</code>
        <CopyButton text={password} what={signInText.passwordName} />
      </div>
      <Caption1 className={styles.hint}>{signInText.passwordHint}</Caption1>
    </div>
  );
}
