'use client';

import { Tooltip } from '@mantine/core';
import { useLiveState, type LiveState } from '../../../features/live/live-provider';
import classes from './live-indicator.module.css';

const WORDS: Record<LiveState, { label: string; hint: string }> = {
  connecting: { label: 'Connecting', hint: 'Connecting to live updates.' },
  live: { label: 'Live', hint: 'This page updates in real time.' },
  reconnecting: {
    label: 'Reconnecting',
    hint: 'The connection to the server dropped. Live updates resume when it is back.',
  },
};

export function LiveIndicator() {
  const state = useLiveState();
  const { label, hint } = WORDS[state];
  return (
    <Tooltip label={hint}>
      <span className={classes.root} data-state={state} role="status" tabIndex={0}>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.label}>{label}</span>
      </span>
    </Tooltip>
  );
}
