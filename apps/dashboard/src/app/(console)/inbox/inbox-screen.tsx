'use client';

import { useRouter } from 'next/navigation';
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconArrowLeft, IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { INBOX, inboxAddress } from '../../../features/messages/address';
import { useMessages } from '../../../features/messages/queries';
import { NEW_NUMBER } from '../../../features/numbers/address';
import { groupNames } from '../../../features/numbers/group-names';
import { useLatestNotices, useSessions } from '../../../features/numbers/queries';
import { StatusBadge } from '../../../features/numbers/status-badge';
import { numberLabel, numberWords } from '../../../features/numbers/words';
import { parseAsText } from '../../../shared/address';
import { formatChat } from '../../../shared/format/format';
import { Empty } from '../../../shared/notices/empty';
import { QueryState } from '../../../shared/screens/query-state';
import { Link } from '../../../shared/ui/link';
import { words as shared } from '../../../shared/words';
import { ChatList } from './chats/chat-list';
import { chatsOf } from './chats/chats';
import { NewChat } from './chats/new-chat';
import { Conversation } from './conversation/conversation';
import classes from './inbox-screen.module.css';
import { words } from './words';

/** Messages from which the list of chats is made, per request. */
const CHAT_PAGE = 100;

/** Reading and answering: by number, then by chat. */
export function InboxScreen() {
  const [wanted] = useQueryState('session', parseAsText);
  return (
    <>
      <h1 className={classes.heading}>{words.title}</h1>
      <QueryState query={useSessions()} height={420}>
        {(sessions) => {
          const session = chosenOf(sessions, wanted);
          if (session) return <Inbox session={session} sessions={sessions} />;
          return wanted ? <UnknownNumber /> : <NoNumbers />;
        }}
      </QueryState>
    </>
  );
}

/** Without a choice, the number that can be answered from comes first. */
function chosenOf(sessions: readonly SessionView[], wanted: string): SessionView | undefined {
  if (wanted) return sessions.find(({ id }) => id === wanted);
  return sessions.find(({ status }) => status === 'CONNECTED') ?? sessions[0];
}

function UnknownNumber() {
  return (
    <Empty
      icon={IconInbox}
      title={numberWords.missing}
      action={
        <Button component={Link} href={INBOX}>
          {words.open}
        </Button>
      }
    >
      <p>{shared.incomplete}</p>
    </Empty>
  );
}

function NoNumbers() {
  return (
    <Empty
      icon={IconInbox}
      title={words.none}
      action={
        <Button component={Link} href={NEW_NUMBER}>
          {numberWords.link}
        </Button>
      }
    >
      <p>{words.noneText}</p>
    </Empty>
  );
}

interface InboxProps {
  session: SessionView;
  sessions: readonly SessionView[];
}

function Inbox({ session, sessions }: InboxProps) {
  const router = useRouter();
  const [chat] = useQueryState('chat', parseAsText);
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
      <section className={classes.side} aria-label={words.side}>
        <div className={classes.number}>
          <NativeSelect
            label={numberWords.number}
            value={session.id}
            onChange={(event) => router.push(inboxAddress(event.currentTarget.value))}
            data={sessions.map((one) => ({ value: one.id, label: numberLabel(one) }))}
          />
          <div className={classes.state}>
            <StatusBadge session={session} />
            <NewChat sessionId={session.id} />
          </div>
        </div>
        <ChatList groups={groups} query={query} sessionId={session.id} selected={chat} />
      </section>
      <section className={classes.main} aria-label={words.conversation}>
        {chat === '' ? (
          <p className={classes.choose}>{words.choose}</p>
        ) : (
          <>
            <ChatHeader sessionId={session.id} chat={chat} title={title} />
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

interface ChatHeaderProps {
  sessionId: string;
  chat: string;
  title: string;
}

function ChatHeader({ sessionId, chat, title }: ChatHeaderProps) {
  return (
    <header className={classes.head}>
      <ActionIcon
        component={Link}
        href={inboxAddress(sessionId)}
        className={classes.back}
        variant="subtle"
        color="gray"
        c="dimmed"
        aria-label={words.allChats}
      >
        <IconArrowLeft size={18} />
      </ActionIcon>
      <div>
        <h2 className={classes.title}>{title}</h2>
        {title !== formatChat(chat) && <p className={classes.phone}>{formatChat(chat)}</p>}
      </div>
    </header>
  );
}
