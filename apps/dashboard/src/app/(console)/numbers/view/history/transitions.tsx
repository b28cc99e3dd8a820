'use client';

import type { SessionTransitionView } from '@whathooks/dto';
import { useTransitions } from '../../../../../features/numbers/queries';
import {
  explainReason,
  STATUS_LABELS,
  STATUS_TONES,
  statusLabel,
} from '../../../../../features/numbers/words';
import { formatFull } from '../../../../../shared/format/format';
import { DataList } from '../../../../../shared/lists/data-list';
import { Section } from '../../../../../shared/screens/section';
import classes from './transitions.module.css';
import { transitionWords as words } from './words';

/** A number's states over time, newest first. */
export function Transitions({ sessionId }: { sessionId: string }) {
  return (
    <Section title={words.title}>
      <DataList
        query={useTransitions(sessionId)}
        label={words.title}
        look="timeline"
        ordered
        itemKey={({ at, from, to }) => `${at} ${from} ${to}`}
        itemTone={({ to }) => STATUS_TONES[to]}
        height={120}
        empty={<p className={classes.dimmed}>{words.none}</p>}
      >
        {(move) => <Move move={move} />}
      </DataList>
    </Section>
  );
}

function Move({ move }: { move: SessionTransitionView }) {
  const reason = explainReason(move.reason);
  return (
    <>
      <p className={classes.line}>
        <strong>{statusLabel(move.to, move.reason)}</strong>
        {move.from !== move.to && (
          <span className={classes.dimmed}>{words.after(STATUS_LABELS[move.from])}</span>
        )}
      </p>
      {reason && <p className={`${classes.line} ${classes.dimmed}`}>{reason}</p>}
      <time dateTime={move.at} className={`${classes.dimmed} ${classes.time} tabular`}>
        {formatFull(move.at)}
      </time>
    </>
  );
}
