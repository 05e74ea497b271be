import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignOffKind } from '../../../electron/contract/go-live';
import { goLiveText } from '../../text/go-live';
import { SignForm } from './sign-form';

interface SignButtonProps {
  readonly setup: string;
  readonly what: SignOffKind;
  /** Whether a word is still wanted; a form that is open stays. */
  readonly isOpen: boolean;
  readonly onSigned: () => void;
}

/** The way to write somebody's word down: a button that opens its form. */
export function SignButton({ setup, what, isOpen, onSigned }: SignButtonProps) {
  const [asking, setAsking] = useState(false);
  const end = (signed: boolean) => {
    setAsking(false);
    if (signed) onSigned();
  };
  if (asking) return <SignForm setup={setup} what={what} onEnd={end} />;
  return isOpen ? <Button onClick={() => setAsking(true)}>{goLiveText.sign[what]}</Button> : null;
}
