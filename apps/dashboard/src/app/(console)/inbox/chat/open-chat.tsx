'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { useChat } from '../../../../features/chats/queries';
import { Empty } from '../../../../shared/notices/empty';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { toProblem } from '../../../../shared/api/problem';
import { words as shared } from '../../../../shared/words';
import type { InboxPlace } from '../address';
import { useSteadyChat } from '../conversation/use-steady-chat';
import classes from '../inbox-screen.module.css';
import { PersonPanel } from '../person/person-panel';
import { words } from '../words';
import { ConversationHeader } from './conversation-header';
import { RefusedChanges } from './refused-changes';

// The list comes first: a conversation is loaded with the first chat that is opened.
const Conversation = dynamic(() => import('./conversation').then((file) => file.Conversation), {
  loading: () => <Skeleton flex={1} m="1.1rem" aria-hidden="true" />,
});

interface OpenChatProps {
  chatId: string;
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** The chat that is open: its conversation, and whom it is with. */
export function OpenChat({ chatId, inbox, sessions }: OpenChatProps) {
  const query = useChat(chatId);
  const { data: chat, error } = query;
  if (!chat) {
    return (
      <section className={classes.main} aria-label={words.conversation}>
        {error ? <Unknown error={error} onRetry={() => void query.refetch()} /> : <Loading />}
      </section>
    );
  }
  return <Shown chat={chat} inbox={inbox} sessions={sessions} />;
}

function Shown({ chat, inbox, sessions }: Omit<OpenChatProps, 'chatId'> & { chat: ChatView }) {
  const session = sessions.find(({ id }) => id === chat.sessionId);
  const steady = useSteadyChat(chat);
  return (
    <div className={classes.chat} data-person={inbox.place.person || undefined}>
      <section className={classes.main} aria-label={words.conversation}>
        <ConversationHeader
          chat={steady}
          inbox={inbox}
          number={sessions.length > 1 ? session : undefined}
        />
        <RefusedChanges chat={steady} />
        <Conversation chat={chat} session={session} inbox={inbox} />
      </section>
      <PersonPanel chat={steady} session={session} inbox={inbox} />
    </div>
  );
}

function Unknown({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (toProblem(error).status !== 404) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <Empty icon={IconInbox} title={words.missing}>
      <p>{shared.incomplete}</p>
    </Empty>
  );
}

function Loading() {
  return (
    <>
      <Skeleton height={36} m="0.8rem 1.1rem" aria-hidden="true" />
      <Skeleton flex={1} m="0 1.1rem 1.1rem" aria-hidden="true" />
    </>
  );
}
