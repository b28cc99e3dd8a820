'use client';

import { lazy } from 'react';
import { Avatar, UnstyledButton } from '@mantine/core';
import { useIdentity } from '../../../../features/auth/use-auth';
import { LazyMenu } from '../../../../shared/ui/lazy-menu';
import classes from './account-menu.module.css';
import { words } from '../words';

const load = async () => ({ default: (await import('./account-items')).AccountItems });
const AccountItems = lazy(load);

function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => Array.from(word)[0] ?? '');
  return (letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '')).toUpperCase();
}

export function AccountMenu() {
  const { user } = useIdentity();
  return (
    <LazyMenu
      menu={AccountItems}
      load={load}
      of={{}}
      target={
        <UnstyledButton aria-label={words.account(user.name)} className={classes.target}>
          <Avatar size={30} radius="xl" color="brand" variant="filled" aria-hidden="true">
            {initials(user.name)}
          </Avatar>
        </UnstyledButton>
      }
    />
  );
}
