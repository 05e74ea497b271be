import { Badge } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ClockFilled } from '@fluentui/react-icons/svg/clock';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactElement } from 'react';

/** What a state means to the eye. Never by colour alone: each has a sign and a word. */
export type Tone = 'good' | 'waiting' | 'warning' | 'bad' | 'info' | 'neutral';

const looks = {
  good: { color: 'success', icon: <CheckmarkCircleFilled /> },
  waiting: { color: 'informative', icon: <ClockFilled /> },
  warning: { color: 'warning', icon: <WarningFilled /> },
  bad: { color: 'danger', icon: <DismissCircleFilled /> },
  info: { color: 'brand', icon: <InfoFilled /> },
  neutral: { color: 'subtle', icon: <CircleRegular /> },
} as const satisfies Record<Tone, { color: string; icon: ReactElement }>;

/** A state as sign and word. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  const { color, icon } = looks[tone];
  return (
    <Badge appearance="tint" color={color} icon={icon} size="large" shape="rounded">
      {children}
    </Badge>
  );
}
