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

/** Goes to the chat of a number with a JID, and begins it where there is none. */
export function FoundChat({ sessions, sessionId, jid, inbox }: FoundChatProps) {
  const session = sessions.find(({ id }) => id === sessionId);
  const found = useFoundChat(session?.id ?? '', jid);
  const opening = useOpenChat();
  const mayOpen = useMay('messages:send') && session !== undefined;
  const asked = useRef(false);
  const foundId = found.data?.id ?? opening.data?.id;
  const { mutate } = opening;
  const replaceChat = useRef(inbox.replaceChat);
  useEffect(() => {
    if (foundId) replaceChat.current(foundId);
  }, [foundId]);
  useEffect(() => {
    if (found.data !== null || asked.current || !mayOpen) return;
    asked.current = true;
    mutate({ sessionId, to: jid });
  }, [found.data, mutate, sessionId, jid, mayOpen]);
  const error = found.error ?? opening.error;
  if (!session) return <Removed inbox={inbox} />;
  if (found.data === null && !mayOpen) {
    return (
      <NoChat inbox={inbox} icon={IconInbox} title={words.missing}>
        <RoleNote to="messages:send" />
      </NoChat>
    );
  }
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <div className={classes.choose} role="status">
        {error ? <ProblemNotice error={error} /> : <Loader size="sm" aria-label={words.finding} />}
        {/* Whom a number has not met is looked up on WhatsApp, which a number that is down cannot do. */}
        {error && <SendState session={session} />}
      </div>
    </section>
  );
}
