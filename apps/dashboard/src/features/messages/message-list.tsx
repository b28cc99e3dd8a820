import type { ComponentProps, ReactNode } from 'react';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import type { MessageView, SessionView } from '@whathooks/dto';
import { formatChat, formatTitle, isolated } from '../../shared/format/format';
import { useIdentity } from '../auth/use-auth';
import { DataList } from '../../shared/lists/data-list';
import { RowLink } from '../../shared/lists/list';
import { Moment } from '../../shared/ui/moment';
import { chatAddress, isConversation } from './address';
import classes from './message-list.module.css';
import { Ticks } from './ticks';
import { authorOf, explainFailure, explainWait, preview, senderText } from './message-text';
import { messageWords as words } from './words';

interface MessageListProps {
  query: ComponentProps<typeof DataList<MessageView, MessageView>>['query'];
  /** How many are shown; all that were read where it is left out. */
  most?: number;
  sessions: readonly SessionView[];
  empty: ReactNode;
  /** What a row says of its message; null for its text, as lists show it. */
  textOf?: (message: MessageView) => ReactNode;
}

/** Messages of any numbers, newest first. Each leads to its conversation. */
export function MessageList({ query, most, sessions, empty, textOf }: MessageListProps) {
  const me = useIdentity().user.id;
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
          text={textOf?.(message) ?? preview(message)}
          me={me}
        />
      )}
    </DataList>
  );
}

/** What is to be sent later is no message yet. */
function isDue({ status }: MessageView): boolean {
  return status !== 'scheduled';
}

interface MessageRowProps {
  message: MessageView;
  number: string;
  text: ReactNode;
  /** Id of who looks at it. */
  me: string;
}

/** With whom: by name where that is known, and by number. */
function titleOf(message: MessageView): string {
  const contact = formatChat(message.chat);
  const name = nameOf(message);
  if (name === null) return contact;
  return message.chat.endsWith('@g.us') ? name : words.withPhone(isolated(name), isolated(contact));
}

/** Name of a chat; null for one that has none but its number. */
function nameOf(message: MessageView): string | null {
  const { chat, chatTitle, direction, pushName } = message;
  const digits = chat.replace(/[:@].*$/, '');
  if (chatTitle !== undefined && ![digits, `+${digits}`].includes(chatTitle))
    return formatTitle(chatTitle);
  return direction === 'inbound' && !authorOf(message) ? pushName : null;
}

function MessageRow({ message, number, text, me }: MessageRowProps) {
  const inbound = message.direction === 'inbound';
  const Arrow = inbound ? IconArrowDownLeft : IconArrowUpRight;
  const title = titleOf(message);
  const sender = message.sentBy && message.sentBy.id !== me && senderText(message.sentBy);
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
          {sender && <span className={classes.sender}> · {sender}</span>}
        </p>
        <p className={classes.text}>{text}</p>
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
