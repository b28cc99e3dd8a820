'use client';

import { memo } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import type { ChatView, SessionView } from '@whathooks/dto';
import { Avatar } from '../../../../../features/chats/avatar';
import { useGroup } from '../../../../../features/groups/queries';
import { useMemberTitle } from '../../../../../features/groups/use-member-title';
import { NumberMark } from '../../../../../features/numbers/number-mark';
import { formatChat, formatPhone, formatTitle } from '../../../../../shared/format/format';
import { useDocumentTitle } from '../../../../../shared/screens/document-title';
import type { InboxPlace } from '../../address';
import { words as inboxWords } from '../../words';
import { ChatActions } from './chat-actions';
import classes from './conversation-header.module.css';
import { DayPicker } from './day-picker';
import { Viewers } from './viewers';
import { useWritesNow } from '../use-writes-now';
import { digitsIn } from '../../../../../shared/format/format';
import { words as groupWords } from '../../../../../features/groups/words';
import { headerWords as words } from '../words';

interface ConversationHeaderProps {
  chat: ChatView;
  inbox: InboxPlace;
  /** Its number, where there are several. */
  number: SessionView | undefined;
  /** Its number was deleted. */
  isRemoved: boolean;
}

/** Whom a conversation is with, and what can be done with it. */
export const ConversationHeader = memo(function ConversationHeader({
  chat,
  inbox,
  number,
  isRemoved,
}: ConversationHeaderProps) {
  const address = formatChat(chat.jid);
  const title = formatTitle(chat.title);
  useDocumentTitle(words.documentTitle(title));
  const writes = useWritesNow(chat);
  const isGroup = chat.kind === 'group';
  // The number of somebody without a name is their title already; nobody reads the id of a group.
  const isNamed = chat.phone === null || digitsIn(chat.title) !== chat.phone;
  const showsAddress = !writes && !isGroup && isNamed && title !== address;
  const { data: group } = useGroup(chat.groupId);
  const memberTitle = useMemberTitle(group);
  const members = isGroup && group ? groupWords.members(group.size) : null;
  const nameOf = (digits: string) => memberTitle(digits) ?? formatPhone(digits);
  return (
    <header className={classes.root}>
      <ActionIcon
        className={classes.back}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={inboxWords.allChats}
        onClick={() => inbox.openChat(null)}
      >
        <IconArrowLeft size={18} />
      </ActionIcon>
      <span className={classes.avatar}>
        <Avatar chat={chat} />
      </span>
      <div className={classes.who}>
        <div className={classes.names}>
          <h2 className={classes.title}>
            <bdi>{title}</bdi>
          </h2>
          <p className={classes.address}>
            {number && (
              <>
                <NumberMark id={number.id} name={number.name} />{' '}
              </>
            )}
            {isRemoved && <span className={classes.removed}>{words.removed} </span>}
            <span className={number && classes.beside}>
              {(number ?? isRemoved) && (showsAddress || members) && '· '}
              {showsAddress && <bdi>{address}</bdi>}
              {!writes && members}
            </span>
            <span role="status" className={classes.writes}>
              {writes && words[writes.state](isGroup ? nameOf(writes.from) : null)}
            </span>
          </p>
        </div>
        <Viewers chatId={chat.id} />
      </div>
      <ChatActions chat={chat} isRemoved={isRemoved} />
      <DayPicker onDay={(day) => inbox.goTo({ day })} />
      <ActionIcon
        className={classes.person}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={words.person}
        title={words.person}
        aria-pressed={inbox.place.person}
        onClick={() => inbox.showPerson(!inbox.place.person)}
      >
        <IconInfoCircle size={19} stroke={1.7} />
      </ActionIcon>
    </header>
  );
});
