'use client';

import dynamic from 'next/dynamic';
import { ActionIcon, Skeleton } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { type ChatFilter, useChats } from '../../../../features/chats/queries';
import { STARRED_MESSAGES } from '../../../../features/messages/address';
import { Link } from '../../../../shared/ui/link';
import { type InboxPlace, numberOf } from '../address';
import { words as inboxWords } from '../words';
import { ChatList } from './chat-list';
import { ListFilters } from './list-filters';
import { NewChat } from './new-chat';
import classes from './side.module.css';
import { useSavedDrafts } from './use-saved-drafts';
import { Views } from './views';
import { words } from './words';

/** Most look at the list. */
const Found = dynamic(() => import('./found').then((parts) => parts.Found), {
  loading: () => <Skeleton height={48} width="auto" m="0.6rem 0.75rem" aria-hidden="true" />,
});

interface SideProps {
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** Which chats are shown, and the chats. */
export function Side({ inbox, sessions }: SideProps) {
  const { view, label } = inbox.place;
  const session = numberOf(inbox, sessions);
  const q = inbox.place.q.trim();
  useSavedDrafts();
  const filter: ChatFilter = {
    view,
    ...(session && { sessionId: session }),
    ...(label && { label }),
  };
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>{inboxWords.title}</h1>
        <span className={classes.tools}>
          <ActionIcon
            component={Link}
            href={STARRED_MESSAGES}
            variant="subtle"
            color="gray"
            size={34}
            aria-label={words.starred}
            title={words.starred}
          >
            <IconStar size={19} stroke={1.7} />
          </ActionIcon>
          <NewChat sessions={sessions} sessionId={session} onOpen={inbox.openChat} />
        </span>
      </header>
      <Views inbox={inbox} />
      <ListFilters inbox={inbox} sessions={sessions} />
      {q === '' ? (
        <Chats
          key={JSON.stringify([view, session, label])}
          filter={filter}
          inbox={inbox}
          sessions={sessions}
        />
      ) : (
        <Found q={q} inbox={inbox} sessions={sessions} />
      )}
    </>
  );
}

function Chats({ filter, ...props }: SideProps & { filter: ChatFilter }) {
  return <ChatList query={useChats(filter)} {...props} />;
}
