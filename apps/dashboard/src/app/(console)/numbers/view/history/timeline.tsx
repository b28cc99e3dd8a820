'use client';

import type {
  AuditEntryView,
  SessionRestrictedPayload,
  SessionTransitionView,
  SessionTimelineEntryView,
} from '@whathooks/dto';
import { NUMBER_DEEDS } from '../../../../../features/audit/deed-words';
import { useActorText } from '../../../../../features/audit/use-actor-text';
import { useTimeline } from '../../../../../features/numbers/queries';
import { STATUS_TONES } from '../../../../../features/numbers/status-text';
import { formatFull, formatHint } from '../../../../../shared/format/format';
import { DataList } from '../../../../../shared/lists/data-list';
import { List } from '../../../../../shared/lists/list';
import { Section } from '../../../../../shared/screens/section';
import type { Tone } from '../../../../../shared/ui/badge';
import { MomentWithin } from '../../../../../shared/ui/moment';
import classes from './timeline.module.css';
import {
  foldedRuns,
  lossesIn,
  moveText,
  reasonOfRun,
  restrictionText,
  toldMoves,
} from './told-moves';
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
        arrange={(entries) => foldedRuns(toldMoves(entries))}
        itemKey={keyOfRow}
        itemTone={([newest]) => (newest ? toneOf(newest) : 'idle')}
        height={240}
        empty={<p className={classes.dimmed}>{words.none}</p>}
      >
        {([newest, ...others]) =>
          newest &&
          (others.length > 0 ? <Run entries={[newest, ...others]} /> : <Entry entry={newest} />)
        }
      </DataList>
    </Section>
  );
}

type Entries = readonly SessionTimelineEntryView[];

function keyOf({ at, status, action }: SessionTimelineEntryView): string {
  return `${at} ${status?.to ?? action?.id}`;
}

/** A run grows at its newer end: an open one stays open. */
function keyOfRow(row: Entries): string {
  const [oldest] = row.slice(-1);
  return `${oldest ? keyOf(oldest) : ''}${row.length > 1 ? ' run' : ''}`;
}

function Entry({ entry }: { entry: SessionTimelineEntryView }) {
  return (
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
  );
}

/** A number that came and went, in one line; each time below it, for who opens it. */
function Run({ entries }: { entries: Entries }) {
  const losses = lossesIn(entries);
  const [last, first] = [losses[0], losses.at(-1)];
  const why = reasonOfRun(entries);
  return (
    <>
      <details className={classes.run}>
        <summary className={classes.line}>
          <strong>
            {words.losses(
              losses.length,
              <MomentWithin at={first?.at ?? ''} />,
              <MomentWithin at={last?.at ?? ''} />,
            )}
          </strong>
        </summary>
        <List
          items={entries}
          label={words.each}
          look="timeline"
          ordered
          itemKey={keyOf}
          itemTone={toneOf}
        >
          {(entry) => <Entry entry={entry} />}
        </List>
      </details>
      {why && <p className={`${classes.line} ${classes.dimmed}`}>{why}</p>}
    </>
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
  const actorText = useActorText();
  const deed = NUMBER_DEEDS[action.action as keyof typeof NUMBER_DEEDS];
  return <p className={classes.line}>{deed(actorText(action), words.this, action.details)}</p>;
}
