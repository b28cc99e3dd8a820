import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import type { MessageView, SessionView } from '@whathooks/dto';
import { formatChat } from '../../shared/format/format';
import { Moment } from '../../shared/ui/moment';
import { chatAddress } from './address';
import classes from './message-list.module.css';
import { authorOf, explainFailure, explainWait, preview } from './words';
import { Ticks } from './ticks';
import { Link } from '../../shared/ui/link';

interface MessageListProps {
  messages: readonly MessageView[];
  sessions: readonly SessionView[];
}

/** Messages of any numbers, newest first. Each leads to its conversation. */
export function MessageList({ messages, sessions }: MessageListProps) {
  const names = new Map(sessions.map((session) => [session.id, session.name]));
  return (
    <ul className={classes.list} aria-label="Messages">
      {messages.map((message) => (
        <MessageRow
          key={message.id}
          message={message}
          number={names.get(message.sessionId) ?? 'a deleted number'}
        />
      ))}
    </ul>
  );
}

function MessageRow({ message, number }: { message: MessageView; number: string }) {
  const inbound = message.direction === 'inbound';
  const Arrow = inbound ? IconArrowDownLeft : IconArrowUpRight;
  const contact = formatChat(message.chat);
  const author = authorOf(message);
  return (
    <li className={classes.row} data-direction={message.direction}>
      <span
        className={classes.arrow}
        role="img"
        aria-label={inbound ? 'Received' : 'Sent by you'}
        title={inbound ? 'Received' : 'Sent by you'}
      >
        <Arrow size={16} stroke={2} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        <p className={classes.head}>
          <Link href={chatAddress(message.sessionId, message.chat)} className={classes.contact}>
            {inbound && message.pushName && !author ? `${message.pushName} (${contact})` : contact}
          </Link>
          <span className={classes.number}> · {number}</span>
        </p>
        <p className={classes.text}>{preview(message)}</p>
        {message.status === 'failed' && (
          <p className={classes.failed}>{explainFailure(message.error)}</p>
        )}
        {explainWait(message) && <p className={classes.failed}>{explainWait(message)}</p>}
      </div>
      <span className={classes.meta}>
        <Moment at={message.timestamp} />
        <Ticks status={message.status} />
      </span>
    </li>
  );
}
