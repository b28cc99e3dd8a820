'use client';

import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import { signOut } from '../../../features/auth/auth-store';
import { useIdentity } from '../../../features/auth/use-auth';
import classes from './account-menu.module.css';
import { Link } from '../../../shared/ui/link';
import { words } from './words';

function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => Array.from(word)[0] ?? '');
  return (letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '')).toUpperCase();
}

export function AccountMenu() {
  const { user, organization } = useIdentity();
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={words.account(user.name)} className={classes.target}>
          <Avatar size={30} radius="xl" color="brand" variant="filled" aria-hidden="true">
            {initials(user.name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{user.name}</strong>
          <span>{user.email}</span>
          <span>{organization.name}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href="/settings/"
          leftSection={<IconSettings size={16} stroke={1.7} />}
        >
          {words.settings}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} />}
          onClick={() => void signOut().catch(() => undefined)}
        >
          {words.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
