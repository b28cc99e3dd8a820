'use client';

import { useId } from 'react';
import { useLiveState } from '../../../features/live/live-provider';
import classes from './live-indicator.module.css';
import { LIVE_WORDS } from './words';

export function LiveIndicator() {
  const state = useLiveState();
  const { label, hint } = LIVE_WORDS[state];
  const hintId = useId();
  return (
    <span className={classes.place}>
      <span
        className={classes.root}
        data-state={state}
        role="status"
        tabIndex={0}
        aria-describedby={hintId}
      >
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.label}>{label}</span>
      </span>
      <span id={hintId} role="tooltip" className={classes.hint}>
        {hint}
      </span>
    </span>
  );
}
