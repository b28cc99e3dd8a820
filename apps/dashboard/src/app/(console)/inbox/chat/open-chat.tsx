'use client';

import { useEffect } from 'react';
import dynamic from 'next/dynamic';
import { Skeleton } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useChat } from '../../../../features/chats/queries';
import { Empty } from '../../../../shared/notices/empty';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { toProblem } from '../../../../shared/api/problem';
import { words as shared } from '../../../../shared/words';
import type { InboxPlace } from '../address';
import classes from '../inbox-screen.module.css';
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
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <Unknown error={error} onRetry={() => void query.refetch()} />
    </section>
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

function Waiting() {
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <Skeleton height={36} width="auto" m="0.8rem 1.1rem" aria-hidden="true" />
      <Sketch />
    </section>
  );
}
