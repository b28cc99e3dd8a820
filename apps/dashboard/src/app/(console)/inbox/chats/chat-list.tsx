'use client';

import { chatAddress } from '../../../../features/messages/address';
import type { useMessages } from '../../../../features/messages/queries';
import { Ticks } from '../../../../features/messages/ticks';
import { preview } from '../../../../features/messages/words';
import { formatChat } from '../../../../shared/format/format';
import { DataList } from '../../../../shared/lists/data-list';
import { Link } from '../../../../shared/ui/link';
import { Moment } from '../../../../shared/ui/moment';
import classes from './chat-list.module.css';
import { chatsOf, type Chat } from './chats';
import { words } from './words';

interface ChatListProps {
  /** Names of groups by JID. */
  groups: ReadonlyMap<string, string>;
  query: ReturnType<typeof useMessages>;
  sessionId: string;
  selected: string;
}

/** Conversations of a number, the newest first. */
export function ChatList({ groups, query, sessionId, selected }: ChatListProps) {
  return (
    <nav aria-label={words.chats} className={classes.root}>
      <DataList
        query={query}
        label={words.chats}
        older={words.older}
        look="bare"
        arrange={(messages) => chatsOf(messages, groups)}
        itemKey={({ chat }) => chat}
        height={64}
        empty={<p className={classes.none}>{words.none}</p>}
      >
        {(chat) => (
          <ChatLink
            chat={chat}
            href={chatAddress(sessionId, chat.chat)}
            isSelected={chat.chat === selected}
          />
        )}
      </DataList>
    </nav>
  );
}

interface ChatLinkProps {
  chat: Chat;
  href: string;
  isSelected: boolean;
}

function ChatLink({ chat: { chat, title, last }, href, isSelected }: ChatLinkProps) {
  return (
    <Link href={href} className={classes.chat} aria-current={isSelected ? 'page' : undefined}>
      <span className={classes.head}>
        <span className={classes.title}>{title}</span>
        <span className={classes.time}>
          <Moment at={last.timestamp} />
        </span>
      </span>
      {title !== formatChat(chat) && <span className={classes.phone}>{formatChat(chat)}</span>}
      <span className={classes.last}>
        {last.direction === 'outbound' && <Ticks status={last.status} />}
        <span className={classes.preview}>{preview(last)}</span>
      </span>
    </Link>
  );
}
