'use client';

import type {
  AuditEntryView,
  SessionRestrictedPayload,
  SessionTransitionView,
  SessionTimelineEntryView,
} from '@whathooks/dto';
import { NUMBER_DEEDS } from '../../../../../features/audit/deed-words';
import { useActorName } from '../../../../../features/audit/use-actor-name';
import { useTimeline } from '../../../../../features/numbers/queries';
import { STATUS_TONES } from '../../../../../features/numbers/status-text';
import { formatFull, formatHint } from '../../../../../shared/format/format';
import { DataList } from '../../../../../shared/lists/data-list';
import { Section } from '../../../../../shared/screens/section';
import type { Tone } from '../../../../../shared/ui/badge';
import { MomentWithin } from '../../../../../shared/ui/moment';
import classes from './timeline.module.css';
import { moveText, restrictionText, toldMoves } from './told-moves';
import { timelineWords as words } from './timeline-words';

/** What happened to a number and who did what to it, newest first. */
export function Timeline({ sessionId }: { sessionId: string }) {
  return (
    <Section title={words.title}>
      <DataList
        query={useTimeline(sessionId)}
        label={words.title}
        older={words.older}
        look="timeline"
        ordered
        arrange={toldMoves}
        itemKey={({ at, status, action }) => `${at} ${status?.to ?? action?.id}`}
        itemTone={toneOf}
        height={240}
        empty={<p className={classes.dimmed}>{words.none}</p>}
      >
        {(entry) => (
          <>
            {entry.status && <Move move={entry.status} />}
            {entry.restriction && <Restriction restriction={entry.restriction} />}
            {entry.action && <Action action={entry.action} />}
            <time
              dateTime={entry.at}
              title={formatHint(entry.at)}
              className={`${classes.dimmed} ${classes.time} tabular`}
            >
              {formatFull(entry.at)}
            </time>
          </>
        )}
      </DataList>
    </Section>
  );
}

function toneOf({ status, restriction }: SessionTimelineEntryView): Tone {
  if (status) return STATUS_TONES[status.to];
  if (restriction) return restriction.active ? 'bad' : 'good';
  return 'idle';
}

function Move({ move }: { move: SessionTransitionView }) {
  const { what, why } = moveText(move);
  return (
    <>
      <p className={classes.line}>
        <strong>{what}</strong>
      </p>
      {why && <p className={`${classes.line} ${classes.dimmed}`}>{why}</p>}
    </>
  );
}

function Restriction({ restriction }: { restriction: SessionRestrictedPayload }) {
  const { active, until } = restriction;
  return (
    <>
      <p className={classes.line}>
        <strong>{restrictionText(restriction)}</strong>
      </p>
      {active && until && (
        <p className={`${classes.line} ${classes.dimmed}`}>
          {words.until(<MomentWithin at={until} />)}
        </p>
      )}
    </>
  );
}

/** Only people who may read the audit log are told of those. */
function Action({ action }: { action: AuditEntryView }) {
  const nameOf = useActorName();
  const deed = NUMBER_DEEDS[action.action as keyof typeof NUMBER_DEEDS];
  return <p className={classes.line}>{deed(nameOf(action.actor), words.this, action.details)}</p>;
}
