'use client';

import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { NEW_NUMBER } from '../../../features/numbers/address';
import { useSessions } from '../../../features/numbers/queries';
import { numberWords } from '../../../features/numbers/words';
import { Empty } from '../../../shared/notices/empty';
import { QueryState } from '../../../shared/screens/query-state';
import { Link } from '../../../shared/ui/link';
import { type InboxPlace, numberOf, useInboxPlace } from './address';
import { Side } from './chats/side';
import { FoundChat } from './chat/found-chat';
import { Removed } from './chat/no-chat';
import { OpenChat } from './chat/open-chat';
import classes from './inbox-screen.module.css';
import { Shortcuts } from './keyboard/shortcuts';
import { words } from './words';

/** Reading and answering: chats, one conversation, and whom it is with. */
export function InboxScreen() {
  const inbox = useInboxPlace();
  return (
    <div className={classes.page} data-full-width>
      <Shortcuts inbox={inbox} />
      <QueryState
        query={useSessions()}
        height={600}
        isEmpty={(sessions) => sessions.length === 0}
        empty={<NoNumbers />}
      >
        {(sessions) => <Inbox sessions={sessions} inbox={inbox} />}
      </QueryState>
    </div>
  );
}

function NoNumbers() {
  return (
    <div className={classes.empty}>
      <h1 className={classes.heading}>{words.title}</h1>
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
    </div>
  );
}

interface InboxProps {
  sessions: readonly SessionView[];
  inbox: InboxPlace;
}

function Inbox({ sessions, inbox }: InboxProps) {
  const { chat, session } = inbox.place;
  return (
    <div className={classes.root} data-open={chat !== '' || undefined}>
      <section className={classes.side} aria-label={words.side}>
        <Side inbox={inbox} sessions={sessions} />
      </section>
      {chat === '' &&
        (session === numberOf(inbox, sessions) ? <NothingOpen /> : <Removed inbox={inbox} />)}
      {chat.startsWith('chat_') && (
        <OpenChat key={chat} chatId={chat} inbox={inbox} sessions={sessions} />
      )}
      {chat !== '' && !chat.startsWith('chat_') && (
        <FoundChat
          key={`${session} ${chat}`}
          sessions={sessions}
          sessionId={session}
          jid={chat}
          inbox={inbox}
        />
      )}
    </div>
  );
}

function NothingOpen() {
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <div className={classes.choose}>
        <p>{words.choose}</p>
        <p className={classes.keys}>{words.chooseKeys}</p>
      </div>
    </section>
  );
}
