'use client';

import { useState } from 'react';
import { useSearchParams } from 'next/navigation';
import { Button, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useMessages, type MessageFilter } from '../../../features/messages/queries';
import { useSessions } from '../../../features/numbers/queries';
import { Empty } from '../../../shared/notices/empty';
import { typedPhone } from '../../../shared/format/format';
import { LoadOlder } from '../../../shared/lists/load-older';
import { PageHeader } from '../../../shared/screens/page-header';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { MessageFilters, type FilterFields } from './message-filters';
import { MessageList } from '../../../features/messages/message-list';
import classes from './messages-screen.module.css';
import { Link } from '../../../shared/ui/link';

/** Pause after the last keystroke before the list is asked for again, in milliseconds. */
const TYPING_PAUSE = 300;

function toFilter({ sessionId, direction, chat }: FilterFields): MessageFilter {
  return {
    ...(sessionId ? { sessionId } : {}),
    ...(direction === 'all' ? {} : { direction }),
    ...(chat.trim() ? { chat: typedPhone(chat) } : {}),
  };
}

/** Every message in and out, as it happens. */
export function MessagesScreen() {
  const sessionId = useSearchParams().get('session') ?? '';
  const [fields, setFields] = useState<FilterFields>({ sessionId, direction: 'all', chat: '' });
  const [typed] = useDebouncedValue(fields.chat, TYPING_PAUSE);
  const filter = toFilter({ ...fields, chat: typed });
  const { data: sessions = [] } = useSessions();
  return (
    <>
      <PageHeader
        title="Messages"
        lead="Messages of all numbers, updated live. To answer, open the inbox."
      />
      <MessageFilters fields={fields} onChange={setFields} sessions={sessions} />
      <Results filter={filter} sessions={sessions} />
    </>
  );
}

function Results({ filter, sessions }: { filter: MessageFilter; sessions: SessionView[] }) {
  const query = useMessages(filter);
  const { data, error, isPending, refetch } = query;
  const messages = data?.pages.flatMap((page) => page.data) ?? [];
  if (isPending) return <Skeleton height={320} radius="lg" />;
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (messages.length === 0) return <NoMessages filtered={Object.keys(filter).length > 0} />;
  return (
    <>
      <MessageList messages={messages} sessions={sessions} />
      <LoadOlder query={query} what="messages" className={classes.older ?? ''} />
    </>
  );
}

function NoMessages({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty icon={IconMessages} title="No message matches">
        <p>Choose another number or direction, or empty the chat field.</p>
      </Empty>
    );
  }
  return (
    <Empty
      icon={IconMessages}
      title="No messages yet"
      action={
        <Button component={Link} href="/numbers/" variant="default">
          Go to numbers
        </Button>
      }
    >
      <p>Messages appear here as soon as a linked number sends or receives one.</p>
    </Empty>
  );
}
