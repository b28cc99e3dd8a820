import type { SessionStatus } from '@whathooks/dto';
import classes from './status-badge.module.css';
import { STATUS_LABELS, STATUS_MEANINGS } from './status-words';

/** A number's status: the word carries the meaning, the colour repeats it. */
export function StatusBadge({ status }: { status: SessionStatus }) {
  return (
    <span
      className={classes.root}
      data-status={status}
      title={`${status}: ${STATUS_MEANINGS[status]}`}
    >
      <span className={classes.dot} aria-hidden="true" />
      {STATUS_LABELS[status]}
    </span>
  );
}
