import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What a yes means, a paragraph each. */
  readonly lines: readonly string[];
  /** The button that says yes. */
  readonly yes: ReactNode;
  readonly no: string;
  /** What is asked for besides. */
  readonly children?: ReactNode;
}

/**
 * Says what a button would do before it does it. It stays mounted: taken away while open it would leave the page hidden
 * from assistive technology.
 */
export function ConfirmDialog({ open, onClose, title, lines, yes, no, children }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {children}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{no}</Button>
            {yes}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
