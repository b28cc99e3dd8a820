'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { ActionIcon, Button, NativeSelect, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useMessages } from '../../../features/messages/queries';
import { useLatestNotices, useSessions } from '../../../features/numbers/queries';
import { groupNames } from '../../../features/numbers/group-names';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { Empty } from '../../../shared/notices/empty';
import { formatChat, formatPhone } from '../../../shared/format/format';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { ChatList } from './chats/chat-list';
import { chatsOf } from './chats/chats';
import { Conversation } from './conversation/conversation';
import classes from './inbox-screen.module.css';
import { NewChat } from './chats/new-chat';
import { Link } from '../../../shared/ui/link';

/** Messages from which the list of chats is made, per request. */
const CHAT_PAGE = 100;

const inboxOf = (sessionId: string) => `/inbox/?session=${encodeURIComponent(sessionId)}`;

/** Reading and answering: by number, then by chat. */
export function InboxScreen() {
  const wanted = useSearchParams().get('session');
  const { data, error, isPending, refetch } = useSessions();
  // Without a choice, the number that can be answered from comes first.
  const session = wanted
    ? data?.find(({ id }) => id === wanted)
    : (data?.find(({ status }) => status === 'CONNECTED') ?? data?.[0]);
  return (
    <>
      <h1 className={classes.heading}>Inbox</h1>
      {isPending && <Skeleton height={420} radius="lg" />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && !session && wanted && (
        <Empty
          icon={IconInbox}
          title="This number does not exist"
          action={
            <Button component={Link} href="/inbox/">
              Open the inbox
            </Button>
          }
        >
          <p>It was deleted, or the address is incomplete.</p>
        </Empty>
      )}
      {data && !session && !wanted && (
        <Empty
          icon={IconInbox}
          title="No conversations yet"
          action={
            <Button component={Link} href="/numbers/">
              Link a number
            </Button>
          }
        >
          <p>Link a number first. What people write to it appears here, and you answer here.</p>
        </Empty>
      )}
      {data && session && <Inbox session={session} sessions={data} />}
    </>
  );
}

function Inbox({ session, sessions }: { session: SessionView; sessions: SessionView[] }) {
  const router = useRouter();
  const chat = useSearchParams().get('chat') ?? '';
  const query = useMessages({ sessionId: session.id }, { limit: CHAT_PAGE });
  const messages = query.data?.pages.flatMap((page) => page.data) ?? [];
  const hasGroups = messages.some((message) => message.chat.endsWith('@g.us'));
  const { data: notices = [] } = useLatestNotices(session.id, hasGroups);
  const groups = groupNames(notices);
  const chats = chatsOf(messages, groups);
  const title =
    chats.find((known) => known.chat === chat)?.title ?? groups.get(chat) ?? formatChat(chat);
  return (
    <div className={classes.root} data-open={chat !== '' || undefined}>
      <section className={classes.side} aria-label="Number and chats">
        <div className={classes.number}>
          <NativeSelect
            label="Number"
            value={session.id}
            onChange={(event) => router.push(inboxOf(event.currentTarget.value))}
            data={sessions.map(({ id, name, phone }) => ({
              value: id,
              label: phone ? `${name} (${formatPhone(phone)})` : name,
            }))}
          />
          <div className={classes.state}>
            <StatusBadge status={session.status} reason={session.statusReason} />
            <NewChat sessionId={session.id} />
          </div>
        </div>
        <ChatList chats={chats} query={query} sessionId={session.id} selected={chat} />
      </section>
      <section className={classes.main} aria-label="Conversation">
        {chat === '' ? (
          <p className={classes.choose}>Choose a chat to read and answer.</p>
        ) : (
          <>
            <header className={classes.head}>
              <ActionIcon
                component={Link}
                href={inboxOf(session.id)}
                className={classes.back}
                variant="subtle"
                color="gray"
                c="dimmed"
                aria-label="All chats"
              >
                <IconArrowLeft size={18} />
              </ActionIcon>
              <div>
                <h2 className={classes.title}>{title}</h2>
                {title !== formatChat(chat) && <p className={classes.phone}>{formatChat(chat)}</p>}
              </div>
            </header>
            <Conversation
              key={`${session.id} ${chat}`}
              session={session}
              chat={chat}
              title={title}
            />
          </>
        )}
      </section>
    </div>
  );
}
