import type { ReactNode } from 'react';
import type { OverviewHour, OverviewView } from '@whathooks/dto';
import { chatPlace } from '../../../features/chats/address';
import { INBOX, MESSAGES } from '../../../features/messages/address';
import { NUMBERS } from '../../../features/numbers/address';
import { lasted } from '../../../features/reply-times/lasted';
import { DELIVERIES } from '../../../features/webhooks/address';
import { Link } from '../../../shared/ui/link';
import classes from './figures.module.css';
import { figureWords as words } from './words';
import { formatCount } from '../../../shared/format/count';

/** The four figures that say how an organization is doing, each with the way to what it counts. */
export function Figures({ view }: { view: OverviewView }) {
  const { numbers, queue, unanswered, hours } = view;
  const [inbound, outbound] = [total(hours, 'inbound'), total(hours, 'outbound')];
  const [delivered, failed] = [total(hours, 'delivered'), total(hours, 'failed')];
  const waiting = words.upTo(queue.waiting, queue.waitingMore);
  const oldest = unanswered.oldestAt && lasted(secondsSince(unanswered.oldestAt));
  return (
    <dl className={classes.root}>
      <Figure
        href={NUMBERS}
        term={words.numbers}
        value={words.ofAll(numbers.connected, numbers.total)}
        note={words.standing(numbers.down, numbers.waiting)}
        isBad={numbers.down > 0}
      />
      <Figure
        href={MESSAGES}
        term={words.messages}
        value={formatCount(inbound + outbound)}
        note={words.directions(inbound, outbound)}
      />
      <Figure
        href={DELIVERIES}
        term={words.deliveries}
        value={formatCount(delivered)}
        note={
          queue.oldestAt
            ? words.waiting(waiting, lasted(secondsSince(queue.oldestAt)))
            : words.nothingWaits(failed)
        }
      />
      <Figure
        href={unanswered.oldestChatId ? chatPlace({ chatId: unanswered.oldestChatId }) : INBOX}
        term={words.unanswered}
        value={words.upTo(unanswered.chats, unanswered.more)}
        note={oldest ? words.oldestChat(oldest) : words.everybodyAnswered}
      />
    </dl>
  );
}

interface FigureProps {
  href: string;
  term: string;
  value: string;
  note: ReactNode;
  isBad?: boolean;
}

function Figure({ href, term, value, note, isBad = false }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>
        <Link href={href}>{term}</Link>
      </dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.note} data-bad={isBad || undefined}>
        {note}
      </dd>
    </div>
  );
}

function total(hours: readonly OverviewHour[], key: Exclude<keyof OverviewHour, 'hour'>): number {
  return hours.reduce((sum, hour) => sum + hour[key], 0);
}

function secondsSince(at: string): number {
  return Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1_000));
}
