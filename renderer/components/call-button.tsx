import { Button, Spinner, type ButtonProps } from '@fluentui/react-components';

interface CallButtonProps extends Omit<ButtonProps, 'as' | 'href' | 'type'> {
  /** Of `useCall`: it cannot be pressed twice while one is under way; the spinner shows only once it is slow. */
  readonly call: { readonly pending: boolean; readonly slow: boolean };
}

/** A button that starts a call. Keeps its focus while it waits. */
export function CallButton({ call, onClick, icon, disabled = false, ...rest }: CallButtonProps) {
  const props = {
    ...rest,
    icon: call.slow ? <Spinner size="tiny" /> : icon,
    disabledFocusable: disabled || call.pending,
    onClick,
  } as ButtonProps;
  return <Button {...props} />;
}
