'use client';

import { Menu } from '@mantine/core';
import { IconEye, IconPencil, IconRotate, IconTrash } from '@tabler/icons-react';
import type { MenuOf } from '../../../shared/ui/lazy-menu';
import { OpenMenu } from '../../../shared/ui/open-menu';
import { cardWords as words } from './words';

/** What can be done with a webhook. */
export interface WebhookActs {
  onEdit: () => void;
  onReveal: () => void;
  onRotate: () => void;
  onDelete: () => void;
}

export function WebhookItems({
  target,
  onEdit,
  onReveal,
  onRotate,
  onDelete,
}: WebhookActs & MenuOf) {
  return (
    <OpenMenu position="bottom-end" width={190} target={target}>
      <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onEdit}>
        {words.edit}
      </Menu.Item>
      <Menu.Item leftSection={<IconEye size={16} stroke={1.7} />} onClick={onReveal}>
        {words.reveal}
      </Menu.Item>
      <Menu.Item leftSection={<IconRotate size={16} stroke={1.7} />} onClick={onRotate}>
        {words.rotate}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} stroke={1.7} />}
        onClick={onDelete}
      >
        {words.remove}
      </Menu.Item>
    </OpenMenu>
  );
}
