'use client';

import { lazy } from 'react';
import { UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useOwnOrganizations } from '../../../../features/members/queries';
import { LazyMenu } from '../../../../shared/ui/lazy-menu';
import classes from './organization-switcher.module.css';
import { words } from '../words';

const load = async () => ({ default: (await import('./organization-items')).OrganizationItems });
const OrganizationItems = lazy(load);

/** Shows which organization this is, and leads to the others of a person who belongs to several. */
export function OrganizationSwitcher() {
  const { organization } = useIdentity();
  const { data: organizations = [] } = useOwnOrganizations();
  if (organizations.length < 2) return null;
  return (
    <LazyMenu
      menu={OrganizationItems}
      load={load}
      of={{}}
      target={
        <UnstyledButton
          className={classes.target}
          aria-label={words.organization(organization.name)}
        >
          <span className={classes.name}>{organization.name}</span>
          <IconSelector size={16} stroke={1.7} aria-hidden="true" />
        </UnstyledButton>
      }
    />
  );
}
