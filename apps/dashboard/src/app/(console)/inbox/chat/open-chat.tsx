'use client';

import { useEffect } from 'react';
import dynamic from 'next/dynamic';
import { Skeleton } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useChat } from '../../../../features/chats/queries';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { toProblem } from '../../../../shared/api/problem';
import { words as shared } from '../../../../shared/words';
import type { InboxPlace } from '../address';
import classes from '../inbox-screen.module.css';
import { NoChat } from './no-chat';
import { Sketch } from './not-read';
import { words } from '../words';

const load = () => import('./shown-chat').then((parts) => parts.ShownChat);

// The list comes first: a conversation is loaded with the first chat that is opened.
const ShownChat = dynamic(load, { loading: () => <Waiting /> });

interface OpenChatProps {
  chatId: string;
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** The chat that is open: its conversation, and whom it is with. */
export function OpenChat({ chatId, inbox, sessions }: OpenChatProps) {
  const query = useChat(chatId);
  const { data: chat, error } = query;
  // At once with the chat, not after it. What cannot be loaded now is asked for again when it is drawn.
  useEffect(() => void load().catch(() => undefined), []);
  if (chat) return <ShownChat chat={chat} inbox={inbox} sessions={sessions} />;
  if (!error) return <Waiting />;
  if (toProblem(error).status === 404) {
    return (
      <NoChat inbox={inbox} icon={IconInbox} title={words.missing}>
        <p>{shared.incomplete}</p>
      </NoChat>
    );
  }
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <div className={classes.none}>
        <ProblemNotice error={error} onRetry={() => void query.refetch()} />
      </div>
    </section>
  );
}

function Waiting() {
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <Skeleton height={36} width="auto" m="0.8rem 1.1rem" aria-hidden="true" />
      <Sketch />
    </section>
  );
}
