import type { StatusRow } from '../../electron/contract/desk/setups';
import { setupStateText } from '../text/setup-state';
import { StatusBadge, type Tone } from './status-badge';

const tones: Readonly<Record<StatusRow['state'], Tone>> = {
  planned: 'neutral',
  'partly-applied': 'warning',
  failed: 'bad',
  configured: 'info',
  'not-yet-effective': 'waiting',
  proven: 'good',
  'proof-failed': 'bad',
  expired: 'bad',
  removing: 'warning',
  removed: 'neutral',
};

/** The state of a setup; null: only drafted. */
export function SetupState({ state }: { state: StatusRow['state'] | null }) {
  if (state === null) return <StatusBadge tone="neutral">{setupStateText.draft}</StatusBadge>;
  return <StatusBadge tone={tones[state]}>{setupStateText[state]}</StatusBadge>;
}
