'use client';

import { Menu } from '@mantine/core';
import { IconLogout, IconSettings } from '@tabler/icons-react';
import { signOut } from '../../../../features/auth/auth-store';
import { useIdentity } from '../../../../features/auth/use-auth';
import type { MenuOf } from '../../../../shared/ui/lazy-menu';
import { Link } from '../../../../shared/ui/link';
import { OpenMenu } from '../../../../shared/ui/open-menu';
import classes from './account-menu.module.css';
import { words } from '../words';

/** Who is logged in, and the way to their settings and out. */
export function AccountItems({ target }: MenuOf) {
  const { user, organization } = useIdentity();
  return (
    <OpenMenu position="bottom-end" width={240} target={target}>
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
    </OpenMenu>
  );
}
