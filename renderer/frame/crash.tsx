import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/empty-state';
import { errorText } from '../text/frame';

interface CrashState {
  readonly crashed: boolean;
}

/** Catches a page that cannot be drawn, so that the rest of the window stays. */
export class Crash extends Component<{ children: ReactNode }, CrashState> {
  override state: CrashState = { crashed: false };

  static getDerivedStateFromError(): CrashState {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <EmptyState
        title={errorText.crashedTitle}
        lines={[errorText.crashedLead]}
        actions={<Button onClick={() => this.setState({ crashed: false })}>{errorText.reload}</Button>}
      />
    );
  }
}
