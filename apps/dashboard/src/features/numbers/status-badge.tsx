import type { SessionStatus, SessionView } from '@whathooks/dto';
import classes from './status-badge.module.css';
import { STATUS_MEANINGS, statusLabel } from './words';

interface StatusBadgeProps {
  status: SessionStatus;
  reason: SessionView['statusReason'];
}

/** A number's status: the word carries the meaning, the colour repeats it. */
export function StatusBadge({ status, reason }: StatusBadgeProps) {
  return (
    <span
      className={classes.root}
      data-status={status}
      title={`${status}: ${STATUS_MEANINGS[status]}`}
    >
      <span className={classes.dot} aria-hidden="true" />
      {statusLabel(status, reason)}
    </span>
  );
}
