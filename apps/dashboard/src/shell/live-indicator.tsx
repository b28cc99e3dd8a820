'use client';

import { Tooltip } from '@mantine/core';
import { useLiveState, type LiveState } from '../live/live-provider';
import classes from './live-indicator.module.css';

const WORDS: Record<LiveState, { label: string; hint: string }> = {
  connecting: { label: 'Connecting', hint: 'Opening the line for live updates.' },
  live: { label: 'Live', hint: 'What you see follows events as they happen.' },
  reconnecting: {
    label: 'Reconnecting',
    hint: 'The line to the server dropped. Updates go on as soon as it is back.',
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
