'use client';

import type { SessionView } from '@whathooks/dto';
import { MESSAGES } from '../../../features/messages/address';
import { MessageList } from '../../../features/messages/message-list';
import { useMessages } from '../../../features/messages/queries';
import { Section } from '../../../shared/screens/section';
import { All } from './all';
import { ReplyTimes } from './reply-times';
import { words } from './words';

/** Rows of it that have room here. */
const SHOWN = 5;

/** How fast people are answered, and what was said last: the end of the screen. */
export function End({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <>
      {sessions.length > 0 && <ReplyTimes />}
      <LatestMessages sessions={sessions} />
    </>
  );
}

function LatestMessages({ sessions }: { sessions: readonly SessionView[] }) {
  const query = useMessages({});
  if (!query.data?.pages[0]?.data.length) return null;
  return (
    <Section title={words.messages} aside={<All href={MESSAGES} label={words.allMessages} />}>
      <MessageList query={query} most={SHOWN} sessions={sessions} empty={null} />
    </Section>
  );
}
