'use client';

import { createPortal } from 'react-dom';
import { IconSearch } from '@tabler/icons-react';
import classes from './early-field.module.css';
import { words } from './words';

interface EarlyFieldProps {
  text: string;
  onType: (text: string) => void;
  onEnter: () => void;
  onClose: () => void;
}

/** Takes what is typed before the palette is there, which goes on with it. */
export function EarlyField({ text, onType, onEnter, onClose }: EarlyFieldProps) {
  return createPortal(
    <div className={classes.overlay} onClick={onClose}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={words.title}
        aria-busy="true"
        className={classes.root}
        onClick={(event) => event.stopPropagation()}
      >
        <IconSearch size={18} aria-hidden="true" />
        <input
          autoFocus
          aria-label={words.field}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.hint}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter();
            // It is the only thing that can be chosen here.
            if (event.key === 'Tab') event.preventDefault();
          }}
        />
      </div>
    </div>,
    document.body,
  );
}
