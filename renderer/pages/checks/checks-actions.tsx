import { Button } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { ReactNode } from 'react';
import type { PlanDocument } from '../../../electron/contract/documents';
import { CallButton } from '../../components/call-button';
import { useRoute } from '../../state/route-context';
import type { Save } from '../../state/use-save';
import { checksText } from '../../text/checks';

interface ChecksActionsProps {
  readonly found: PlanDocument;
  readonly draft: string;
  readonly isRunning: boolean;
  readonly request: Save<'plan.export'>;
  /** The button that makes all checks again. */
  readonly again: ReactNode;
}

/** What can be done once the checks are there. */
export function ChecksActions({ found, draft, isRunning, request, again }: ChecksActionsProps) {
  const { go } = useRoute();
  return (
    <>
      {again}
      {(found.forecast ?? []).length > 0 && (
        <CallButton
          call={request.call}
          icon={<SaveRegular />}
          onClick={() => void request.run({ draft, as: 'security-request' })}
        >
          {checksText.request}
        </CallButton>
      )}
      {found.verdict !== 'blocked' && !isRunning && (
        <Button appearance="primary" onClick={() => go({ page: 'plan', draft })}>
          {checksText.toPlan}
        </Button>
      )}
    </>
  );
}
