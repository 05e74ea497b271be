import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useDesk } from '../../state/desk-context';
import type { Route } from '../../state/route';
import { useRoute } from '../../state/route-context';
import { operationText } from '../../text/operation';

/** Says that somebody must sign in, and brings them back here; nothing where somebody is. */
export function NeedsSignIn({ then }: { then: Route }) {
  const { signIn } = useDesk();
  const { go } = useRoute();
  if (signIn.kind === 'signed-in') return null;
  // Why nobody is signed in any more, where that is known.
  const why = signIn.kind === 'signed-out' && signIn.error !== null ? `${signIn.error.message} ` : '';
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{`${why}${operationText.signInFirst}`}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => go({ page: 'sign-in', then })}>{operationText.signIn}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
