'use client';

import type { ChatView, SessionView } from '@whathooks/dto';
import type { InboxPlace } from '../address';
import { useSteadyChat } from '../conversation/use-steady-chat';
import classes from '../inbox-screen.module.css';
import { PersonPanel } from '../person/person-panel';
import { words } from '../words';
import { Conversation } from './conversation';
import { ConversationHeader } from './header/conversation-header';
import { RefusedChanges } from './refused-changes';

interface ShownChatProps {
  chat: ChatView;
  inbox: InboxPlace;
  sessions: readonly SessionView[];
}

/** A chat that is open, once it is known: what was said, and whom it is with. */
export function ShownChat({ chat, inbox, sessions }: ShownChatProps) {
  const session = sessions.find(({ id }) => id === chat.sessionId);
  const steady = useSteadyChat(chat);
  return (
    <div className={classes.chat} data-person={inbox.place.person || undefined}>
      <section className={classes.main} aria-label={words.conversation}>
        <ConversationHeader
          chat={steady}
          inbox={inbox}
          isRemoved={session === undefined}
          number={sessions.length > 1 ? session : undefined}
        />
        <RefusedChanges chat={steady} />
        <Conversation chat={chat} session={session} inbox={inbox} />
      </section>
      <PersonPanel chat={steady} session={session} inbox={inbox} />
    </div>
  );
}
