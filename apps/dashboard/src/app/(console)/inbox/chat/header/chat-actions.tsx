'use client';

import { ActionIcon, Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconArchive,
  IconArchiveOff,
  IconBell,
  IconBellOff,
  IconCheck,
  IconDots,
  IconMailOpened,
  IconPinned,
  IconPinnedOff,
  IconRotate,
} from '@tabler/icons-react';
import type { ChatView, UpdateChatRequest } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { useUpdateChat } from '../../../../../features/chats/queries';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { AssignMenu } from './assign-menu';
import { headerWords as words } from '../words';

const DAY_MS = 86_400_000;

interface ChatActionsProps {
  chat: ChatView;
  /** Its number was deleted: its phone does nothing any more. */
  isRemoved: boolean;
}

/** What those can do with a chat who may answer in it. */
export function ChatActions(props: ChatActionsProps) {
  return useMay('messages:send') ? <Actions {...props} /> : null;
}

/** Closes a chat, opens it again, and what the phone can do with it. */
function Actions({ chat, isRemoved }: ChatActionsProps) {
  const { mutate, isPending } = useUpdateChat();
  const change = (changes: UpdateChatRequest) =>
    mutate({ id: chat.id, changes }, { onError: notifyProblem });
  const isClosed = chat.state === 'closed';
  const toggle = () => change({ state: isClosed ? 'open' : 'closed' });
  useHotkeys([['e', toggle]]);
  return (
    <>
      <AssignMenu chat={chat} change={change} />
      <Button
        size="xs"
        variant="default"
        aria-label={isClosed ? words.reopen : words.close}
        loading={isPending}
        leftSection={isClosed ? <IconRotate size={15} /> : <IconCheck size={15} />}
        onClick={toggle}
      >
        {isClosed ? words.reopen : words.close}
      </Button>
      {!isRemoved && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={words.more}
              title={words.more}
            >
              <IconDots size={19} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <PhoneItems chat={chat} change={change} />
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

interface ItemsProps {
  chat: ChatView;
  change: (changes: UpdateChatRequest) => void;
}

function PhoneItems({ chat, change }: ItemsProps) {
  const { archived, pinned, mutedUntil, unread, markedUnread } = chat;
  const muteFor = (days: number) =>
    change({ mutedUntil: new Date(Date.now() + days * DAY_MS).toISOString() });
  return (
    <>
      {unread === 0 && !markedUnread && (
        <Menu.Item
          leftSection={<IconMailOpened size={16} />}
          onClick={() => change({ markedUnread: true })}
        >
          {words.markUnread}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={pinned ? <IconPinnedOff size={16} /> : <IconPinned size={16} />}
        onClick={() => change({ pinned: !pinned })}
      >
        {pinned ? words.unpin : words.pin}
      </Menu.Item>
      {mutedUntil === null ? (
        <Menu.Item leftSection={<IconBellOff size={16} />} onClick={() => muteFor(7)}>
          {words.mute}
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<IconBell size={16} />}
          onClick={() => change({ mutedUntil: null })}
        >
          {words.unmute}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
        onClick={() => change({ archived: !archived })}
      >
        {archived ? words.unarchive : words.archive}
      </Menu.Item>
    </>
  );
}
