'use client';

import { Skeleton } from '@mantine/core';
import { chatAddress } from '../../../../features/messages/address';
import { preview } from '../../../../features/messages/words';
import { Ticks } from '../../../../features/messages/ticks';
import { formatChat } from '../../../../shared/format/format';
import { LoadOlder } from '../../../../shared/lists/load-older';
import { Moment } from '../../../../shared/ui/moment';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import classes from './chat-list.module.css';
import type { Chat } from './chats';
import type { useMessages } from '../../../../features/messages/queries';
import { Link } from '../../../../shared/ui/link';

interface ChatListProps {
  chats: readonly Chat[];
  query: ReturnType<typeof useMessages>;
  sessionId: string;
  selected: string;
}

/** Conversations of a number, the newest first. */
export function ChatList({ chats, query, sessionId, selected }: ChatListProps) {
  if (query.isPending) return <Skeleton height={64} m="sm" w="auto" />;
  if (!query.data) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <nav aria-label="Chats" className={classes.root}>
      {chats.length === 0 && (
        <p className={classes.none}>
          No messages yet. They appear here as they arrive, or start with a new chat.
        </p>
      )}
      <ul className={classes.list}>
        {chats.map(({ chat, title, last }) => (
          <li key={chat}>
            <Link
              href={chatAddress(sessionId, chat)}
              className={classes.chat}
              aria-current={chat === selected ? 'page' : undefined}
            >
              <span className={classes.head}>
                <span className={classes.title}>{title}</span>
                <span className={classes.time}>
                  <Moment at={last.timestamp} />
                </span>
              </span>
              {title !== formatChat(chat) && (
                <span className={classes.phone}>{formatChat(chat)}</span>
              )}
              <span className={classes.last}>
                {last.direction === 'outbound' && <Ticks status={last.status} />}
                <span className={classes.preview}>{preview(last)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <LoadOlder query={query} what="chats" variant="subtle" size="xs" m="xs" />
    </nav>
  );
}
