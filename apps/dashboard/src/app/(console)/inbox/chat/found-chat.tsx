'use client';

import { useEffect, useRef } from 'react';
import { Loader } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useFoundChat, useOpenChat } from '../../../../features/chats/queries';
import { RoleNote } from '../../../../features/members/role-note';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import type { InboxPlace } from '../address';
import { SendState } from '../composer/reply/send-state';
import classes from '../inbox-screen.module.css';
import { words } from '../words';
import { NoChat, Removed } from './no-chat';

interface FoundChatProps {
  sessions: readonly SessionView[];
  sessionId: string;
  jid: string;
  inbox: InboxPlace;
}

/**
 * Goes to the chat of a number with a JID, and begins it where there is none. An address without a number means the
 * chat that is there; to begin one, it has to say of which number, unless there is one alone.
 */
export function FoundChat({ inbox, sessions, sessionId, jid }: FoundChatProps) {
  const named = sessionId !== '' || sessions.length > 1 ? sessionId : sessions[0]?.id;
  const session = sessions.find(({ id }) => id === named);
  if (named && !session) return <Removed inbox={inbox} />;
  return <Searched inbox={inbox} session={session} jid={jid} />;
}

interface SearchedProps {
  /** Missing where the address names none of several. */
  session: SessionView | undefined;
  jid: string;
  inbox: InboxPlace;
}

function Searched({ session, jid, inbox }: SearchedProps) {
  const found = useFoundChat(session?.id ?? '', jid);
  const opening = useOpenChat();
  const mayOpen = useMay('messages:send');
  const asked = useRef(false);
  const foundId = found.data?.id ?? opening.data?.id;
  const { mutate } = opening;
  const replaceChat = useRef(inbox.replaceChat);
  useEffect(() => {
    if (foundId) replaceChat.current(foundId);
  }, [foundId]);
  useEffect(() => {
    if (found.data !== null || asked.current || !mayOpen || !session) return;
    asked.current = true;
    mutate({ sessionId: session.id, to: jid });
  }, [found.data, mutate, session, jid, mayOpen]);
  const error = found.error ?? opening.error;
  if (found.data === null && !(mayOpen && session)) {
    return (
      <NoChat inbox={inbox} icon={IconInbox} title={words.missing}>
        {mayOpen ? <p>{words.noNumber}</p> : <RoleNote to="messages:send" />}
      </NoChat>
    );
  }
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <div className={classes.choose} role="status">
        {error ? <ProblemNotice error={error} /> : <Loader size="sm" aria-label={words.finding} />}
        {/* Whom a number has not met is looked up on WhatsApp, which a number that is down cannot do. */}
        {error && session && <SendState session={session} />}
      </div>
    </section>
  );
}
