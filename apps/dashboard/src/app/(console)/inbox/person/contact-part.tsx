'use client';

import { useState } from 'react';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBan } from '@tabler/icons-react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { Avatar } from '../../../../features/chats/avatar';
import { useBlock, useContactPicture } from '../../../../features/contacts/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { formatTitle } from '../../../../shared/format/format';
import { notifyDone } from '../../../../shared/notices/notify';
import classes from './contact-part.module.css';
import { words } from './words';

/** From this width on the person stands beside the conversation, as in `inbox-screen.module.css`. */
const BESIDE = '(min-width: 88em)';

interface PictureProps {
  chat: ChatView;
  /** Whether the person is shown in place of the conversation. */
  isShown: boolean;
}

/** The picture of a person; their initials where there is none that the number may see. */
export function ContactPicture({ chat, isShown }: PictureProps) {
  const isBeside = useMediaQuery(BESIDE) ?? false;
  const { data: address } = useContactPicture(chat.contactId, isBeside || isShown);
  if (!address) return <Avatar chat={chat} size="large" />;
  return (
    <img className={classes.picture} src={address} alt={words.picture(formatTitle(chat.title))} />
  );
}

interface BlockingProps {
  chat: ChatView;
  contactId: string;
  session: SessionView;
}

/** Blocks a person, or lets them write again: on all devices of the number. */
export function Blocking({ chat, contactId, session }: BlockingProps) {
  const { mutateAsync } = useBlock(contactId);
  const [isAsked, setAsked] = useState(false);
  if (!useMay('messages:send')) return null;
  const { blocked } = chat;
  const title = formatTitle(chat.title);
  return (
    <section className={classes.blocking}>
      {blocked && <p className={classes.hint}>{words.blockedHint}</p>}
      <Button
        size="xs"
        variant="default"
        color={blocked ? 'gray' : 'red'}
        leftSection={blocked ? null : <IconBan size={15} />}
        disabled={session.status !== 'CONNECTED'}
        onClick={() => setAsked(true)}
      >
        {blocked ? words.unblock : words.block}
      </Button>
      {session.status !== 'CONNECTED' && <p className={classes.hint}>{words.blockLater}</p>}
      <Confirm
        opened={isAsked}
        title={blocked ? words.unblockTitle(title) : words.blockTitle(title)}
        action={blocked ? words.unblock : words.block}
        onClose={() => setAsked(false)}
        onConfirm={async () => {
          await mutateAsync(!blocked);
          notifyDone(blocked ? words.unblocked(title) : words.blocked(title));
        }}
      >
        {blocked ? words.unblockText : words.blockText}
      </Confirm>
    </section>
  );
}
