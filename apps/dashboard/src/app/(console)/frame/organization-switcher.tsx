'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { switchOrganization } from '../../../features/auth/switch-organization';
import { useIdentity } from '../../../features/auth/use-auth';
import { useOwnOrganizations } from '../../../features/members/queries';
import { ROLE_NAMES } from '../../../features/members/words';
import { notifyProblem } from '../../../shared/notices/notify';
import classes from './organization-switcher.module.css';
import { words } from './words';

/** Shows which organization this is, and leads to the others of a person who belongs to several. */
export function OrganizationSwitcher() {
  const { organization } = useIdentity();
  const { data: organizations = [] } = useOwnOrganizations();
  if (organizations.length < 2) return null;
  return (
    <Menu position="bottom-start" width="target" withinPortal>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={words.organization(organization.name)}
        >
          <span className={classes.name}>{organization.name}</span>
          <IconSelector size={16} stroke={1.7} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.organizations}</Menu.Label>
        {organizations.map(({ id, name, role }) => {
          const isHere = id === organization.id;
          return (
            <Menu.Item
              key={id}
              aria-current={isHere || undefined}
              rightSection={isHere && <IconCheck size={16} stroke={1.8} aria-hidden="true" />}
              onClick={() => {
                if (!isHere) switchOrganization(id).catch(notifyProblem);
              }}
            >
              <span className={classes.choice}>
                {name}
                <small>{ROLE_NAMES[role]}</small>
              </span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
