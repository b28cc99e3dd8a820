'use client';

import { Tooltip } from '@mantine/core';
import { useLiveState } from '../../../features/live/live-provider';
import classes from './live-indicator.module.css';
import { LIVE_WORDS } from './words';

export function LiveIndicator() {
  const state = useLiveState();
  const { label, hint } = LIVE_WORDS[state];
  return (
    <Tooltip label={hint}>
      <span className={classes.root} data-state={state} role="status" tabIndex={0}>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.label}>{label}</span>
      </span>
    </Tooltip>
  );
}
