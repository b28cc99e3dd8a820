import type { ReactNode } from 'react';

export interface DialogProps {
  opened: boolean;
  title: string;
  /** `wide` for what is read, `large` for long forms. */
  size?: 'medium' | 'large' | 'wide';
  /** False where a click beside it would lose what is shown once. */
  closesOutside?: boolean;
  onClose: () => void;
  children: ReactNode;
}
