'use client';

import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconUser, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import type { ChatView, UpdateChatRequest } from '@whathooks/dto';
import { useIdentity } from '../../../../../features/auth/use-auth';
import { useMemberNames, useMembers } from '../../../../../features/members/queries';
import { assignWords as words } from '../words';
import classes from './conversation-header.module.css';

interface AssignMenuProps {
  chat: ChatView;
  change: (changes: UpdateChatRequest) => void;
}

/** Who looks after a chat. */
export function AssignMenu({ chat, change }: AssignMenuProps) {
  const { user } = useIdentity();
  const nameOf = useMemberNames();
  const { data: members = [] } = useMembers();
  const [isOpen, setOpen] = useState(false);
  const { assigneeId } = chat;
  const label = assigneeId ? words.assignedTo(nameOf(assigneeId)) : words.assign;
  useHotkeys([['a', () => setOpen(true)]]);
  const others = members.filter(({ id }) => id !== user.id);
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          className={classes.assign}
          size="xs"
          variant="default"
          leftSection={assigneeId ? <IconUserCheck size={15} /> : <IconUser size={15} />}
          aria-label={label}
          title={assigneeId ? label : undefined}
        >
          {assigneeId ? nameOf(assigneeId) : words.assign}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {assigneeId !== user.id && (
          <Menu.Item onClick={() => change({ assigneeId: user.id })}>{words.me}</Menu.Item>
        )}
        {others.map(({ id, name }) => (
          <Menu.Item
            key={id}
            disabled={id === assigneeId}
            onClick={() => change({ assigneeId: id })}
          >
            {name}
          </Menu.Item>
        ))}
        {assigneeId !== null && (
          <Menu.Item
            leftSection={<IconUserOff size={16} />}
            onClick={() => change({ assigneeId: null })}
          >
            {words.nobody}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
