'use client';

import dynamic from 'next/dynamic';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { useMemberNames } from '../../../../features/members/queries';
import { numberAddress } from '../../../../features/numbers/address';
import { StatusBadge } from '../../../../features/numbers/status-badge';
import { numberLabel } from '../../../../features/numbers/status-text';
import { digitsIn, formatMomentWithin, formatTitle } from '../../../../shared/format/format';
import { Facts } from '../../../../shared/ui/facts';
import { Link } from '../../../../shared/ui/link';
import { Moment } from '../../../../shared/ui/moment';
import { Phone } from '../../../../shared/ui/phone';
import type { InboxPlace } from '../address';
import { Blocking, ContactPicture } from './contact-part';
import { LabelsChoice } from './labels-choice';
import classes from './person-panel.module.css';
import { words } from './words';

/** Most chats are with a person. */
const GroupPanel = dynamic(async () => (await import('./group-panel')).GroupPanel, { ssr: false });

interface PersonPanelProps {
  chat: ChatView;
  session: SessionView | undefined;
  inbox: InboxPlace;
}

/** Whom a chat is with, who looks after it, and how it stands. */
export function PersonPanel({ chat, session, inbox }: PersonPanelProps) {
  return (
    <aside className={classes.root} aria-label={words.about}>
      <ActionIcon
        className={classes.back}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={words.back}
        onClick={() => inbox.showPerson(false)}
      >
        <IconArrowLeft size={18} />
      </ActionIcon>
      <div className={classes.head}>
        <ContactPicture chat={chat} isShown={inbox.place.person} />
        <h3 className={classes.title}>
          <bdi>{formatTitle(chat.title)}</bdi>
        </h3>
        {chat.phone && digitsIn(chat.title) !== chat.phone && (
          <p className={classes.phone}>
            <Phone digits={chat.phone} />
          </p>
        )}
      </div>
      <ChatFacts chat={chat} session={session} />
      {chat.groupId && (
        <GroupPanel key={chat.groupId} groupId={chat.groupId} isRemoved={session === undefined} />
      )}
      <LabelsChoice chat={chat} />
      {chat.contactId && session && (
        <Blocking chat={chat} contactId={chat.contactId} session={session} />
      )}
    </aside>
  );
}

function ChatFacts({ chat, session }: Omit<PersonPanelProps, 'inbox'>) {
  const nameOf = useMemberNames();
  const { assigneeId, needsReplySince, state } = chat;
  const marks = marksOf(chat);
  return (
    <Facts
      facts={[
        { term: words.state, value: state === 'open' ? words.open : words.closed },
        { term: words.assignee, value: assigneeId ? nameOf(assigneeId) : words.nobody },
        ...(needsReplySince
          ? [{ term: words.waiting, value: <Moment at={needsReplySince} /> }]
          : []),
        ...(session ? [{ term: words.number, value: <NumberFact session={session} /> }] : []),
        ...(marks.length > 0 ? [{ term: words.marks, value: marks.join(', ') }] : []),
        { term: words.jid, value: <code className={classes.jid}>{chat.jid}</code> },
      ]}
    />
  );
}

function NumberFact({ session }: { session: SessionView }) {
  return (
    <>
      <Anchor component={Link} href={numberAddress(session.id)} size="sm">
        {numberLabel(session)}
      </Anchor>{' '}
      <StatusBadge session={session} />
    </>
  );
}

function marksOf({ archived, pinned, mutedUntil }: ChatView): string[] {
  return [
    archived ? words.archived : '',
    pinned ? words.pinned : '',
    mutedUntil ? words.mutedUntil(formatMomentWithin(mutedUntil)) : '',
  ].filter((mark) => mark !== '');
}
