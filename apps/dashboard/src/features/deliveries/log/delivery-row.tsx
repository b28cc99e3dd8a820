import { Checkbox } from '@mantine/core';
import type { DeliveryView } from '@whathooks/dto';
import { RowButton } from '../../../shared/lists/list';
import { Moment, MomentWithin } from '../../../shared/ui/moment';
import { canResend } from '../can-resend';
import { DeliveryStatus } from '../delivery-status';
import { firstText, outcomeCode, rowName, standing, whoText } from '../delivery-text';
import { logWords as words, manyWords, TRIGGER_LABELS } from '../words';
import classes from './delivery-log.module.css';

interface DeliveryRowProps {
  delivery: DeliveryView;
  number: string | undefined;
  address: string | undefined;
  onOpen: () => void;
  /** For those who may resend. */
  selection?: { isSelected: boolean; onSelect: (isSelected: boolean) => void };
}

export function DeliveryRow({ delivery, number, address, onOpen, selection }: DeliveryRowProps) {
  const { event, about, status, attempts, createdAt } = delivery;
  const notes = [number, address, TRIGGER_LABELS[delivery.trigger]].filter(Boolean);
  const who = whoText(about);
  const said = firstText(about);
  const code = outcomeCode(delivery);
  return (
    <>
      {selection && (
        <Checkbox
          size="xs"
          className={classes.above ?? ''}
          aria-label={manyWords.select(rowName(delivery))}
          disabled={!canResend(delivery)}
          checked={selection.isSelected}
          onChange={(change) => selection.onSelect(change.currentTarget.checked)}
        />
      )}
      <span className={classes.status}>
        <DeliveryStatus status={status} />
      </span>
      <div className={classes.body}>
        <RowButton aria-label={rowName(delivery)} onClick={onOpen}>
          <code>{event}</code>
        </RowButton>
        {who && <bdi className={classes.who}>{who}</bdi>}
        {notes.map((note) => (
          <span key={note} className={classes.note}>
            {note}
          </span>
        ))}
        {said && (
          <p className={classes.said}>
            <bdi>{said}</bdi>
          </p>
        )}
        <p className={classes.standing}>
          {standing(delivery)} <NextAttempt delivery={delivery} />
        </p>
      </div>
      <span className={classes.meta}>
        <Moment at={createdAt} />
        {code !== null && (
          <span className={classes.outcome}>
            <code>{code}</code>
            {attempts > 1 && ` · ${words.attempt(attempts)}`}
          </span>
        )}
      </span>
    </>
  );
}

/** When it is attempted next. An endpoint that is down is probed, by whichever delivery comes first. */
function NextAttempt({ delivery: { nextAttemptAt, waitsFor } }: { delivery: DeliveryView }) {
  if (waitsFor === 'endpoint' && nextAttemptAt === null) return words.probing;
  if (nextAttemptAt === null) return null;
  const told = waitsFor === 'endpoint' ? words.nextProbe : words.nextAttempt;
  return told(<MomentWithin at={nextAttemptAt} />);
}
