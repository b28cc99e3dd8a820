import type { ComponentProps, ReactNode } from 'react';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import type { MessageView, SessionView } from '@whathooks/dto';
import { formatChat, isolated } from '../../shared/format/format';
import { DataList } from '../../shared/lists/data-list';
import { RowLink } from '../../shared/lists/list';
import { Moment } from '../../shared/ui/moment';
import { chatAddress, isConversation } from './address';
import classes from './message-list.module.css';
import { Ticks } from './ticks';
import { authorOf, explainFailure, explainWait, preview } from './message-text';
import { messageWords as words } from './words';

interface MessageListProps {
  query: ComponentProps<typeof DataList<MessageView, MessageView>>['query'];
  /** How many are shown; all that were read where it is left out. */
  most?: number;
  sessions: readonly SessionView[];
  empty: ReactNode;
}

/** Messages of any numbers, newest first. Each leads to its conversation. */
export function MessageList({ query, most, sessions, empty }: MessageListProps) {
  const names = new Map(sessions.map((session) => [session.id, session.name]));
  const shown = most === undefined ? query : { ...query, hasNextPage: false };
  return (
    <DataList
      query={shown}
      label={words.title}
      older={words.older}
      arrange={(messages) => messages.filter(isDue).slice(0, most)}
      itemKey={({ id }) => id}
      rowClass={classes.row}
      height={320}
      empty={empty}
    >
      {(message) => (
        <MessageRow
          message={message}
          number={names.get(message.sessionId) ?? words.deletedNumber}
        />
      )}
    </DataList>
  );
}

/** What is to be sent later is no message yet. */
function isDue({ status }: MessageView): boolean {
  return status !== 'scheduled';
}

function MessageRow({ message, number }: { message: MessageView; number: string }) {
  const inbound = message.direction === 'inbound';
  const Arrow = inbound ? IconArrowDownLeft : IconArrowUpRight;
  const contact = formatChat(message.chat);
  const title =
    inbound && message.pushName && !authorOf(message)
      ? words.withPhone(isolated(message.pushName), isolated(contact))
      : contact;
  const wait = explainWait(message);
  const direction = inbound ? words.received : words.sentByYou;
  return (
    <>
      <span
        className={classes.arrow}
        data-direction={message.direction}
        role="img"
        aria-label={direction}
        title={direction}
      >
        <Arrow size={16} stroke={2} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        <p className={classes.head}>
          {isConversation(message.chat) ? (
            <RowLink href={chatAddress(message.sessionId, message.chat, message.id)}>
              {title}
            </RowLink>
          ) : (
            title
          )}
          <span className={classes.number}> · {number}</span>
        </p>
        <p className={classes.text}>{preview(message)}</p>
        {message.status === 'failed' && (
          <p className={classes.failed}>{explainFailure(message.error)}</p>
        )}
        {wait && <p className={classes.failed}>{wait}</p>}
      </div>
      <span className={classes.meta}>
        <Moment at={message.timestamp} />
        <Ticks status={message.status} />
      </span>
    </>
  );
}
