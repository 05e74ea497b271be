import { Button } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { errorText } from '../text/frame';

const shownFor = 2_000;

interface CopyButtonProps {
  /** No secret: those are copied by main alone. */
  readonly text: string;
  /** What is copied, for its name: "the code". */
  readonly what: string;
  readonly label?: string;
}

/** Puts a text that is no secret onto the clipboard, and says so. */
export function CopyButton({ text, what, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button
      appearance={label === undefined ? 'subtle' : 'secondary'}
      size={label === undefined ? 'small' : 'medium'}
      icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={copied ? errorText.copied : errorText.copyName(what)}
      aria-live="polite"
      onClick={copy}
    >
      {label === undefined ? null : copied ? errorText.copied : label}
    </Button>
  );
}
