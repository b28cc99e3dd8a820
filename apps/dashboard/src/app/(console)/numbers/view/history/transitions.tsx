'use client';

import { Skeleton } from '@mantine/core';
import type { SessionTransitionView } from '@whathooks/dto';
import { useTransitions } from '../../../../../features/numbers/queries';
import { formatFull } from '../../../../../shared/format/format';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { explainReason, STATUS_LABELS, statusLabel } from '../../../../../features/numbers/words';
import classes from './transitions.module.css';

/** A number's states over time, newest first. */
export function Transitions({ sessionId }: { sessionId: string }) {
  const { data, error, isPending, refetch } = useTransitions(sessionId);
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title" className={classes.title}>
        History
      </h2>
      {isPending && <Skeleton height={120} radius="md" />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className={classes.empty}>Nothing has happened yet.</p>}
      {data && data.length > 0 && (
        <ol className={classes.list}>
          {data.map((move) => (
            <Move key={`${move.at} ${move.from} ${move.to}`} move={move} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Move({ move }: { move: SessionTransitionView }) {
  const reason = explainReason(move.reason);
  return (
    <li className={classes.item} data-status={move.to}>
      <p className={classes.move}>
        <strong>{statusLabel(move.to, move.reason)}</strong>
        {move.from !== move.to && (
          <span className={classes.from}> after {STATUS_LABELS[move.from].toLowerCase()}</span>
        )}
      </p>
      {reason && <p className={classes.reason}>{reason}</p>}
      <time dateTime={move.at} className={`${classes.time} tabular`}>
        {formatFull(move.at)}
      </time>
    </li>
  );
}
