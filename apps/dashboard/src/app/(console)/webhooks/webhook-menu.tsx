'use client';

import { lazy } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { LazyMenu } from '../../../shared/ui/lazy-menu';
import type { WebhookActs } from './webhook-items';
import { cardWords as words } from './words';

const load = async () => ({ default: (await import('./webhook-items')).WebhookItems });
const WebhookItems = lazy(load);

/** The button whose menu holds what can be done with a webhook. */
export function WebhookMenu({ of, ...acts }: WebhookActs & { of: string }) {
  return (
    <LazyMenu
      menu={WebhookItems}
      load={load}
      of={acts}
      target={
        <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={words.actions(of)}>
          <IconDots size={18} />
        </ActionIcon>
      }
    />
  );
}
