'use client';

import { IconEye, IconPencil } from '@tabler/icons-react';
import { useChatViewers } from '../../../../features/chats/viewer-queries';
import { viewerWords as words } from '../../../../features/chats/words';
import classes from './chat-row.module.css';

/** Whether a colleague is in a chat of the list, and answers. */
export function RowViewers({ chatId }: { chatId: string }) {
  const viewers = useChatViewers(chatId);
  if (viewers.length === 0) return null;
  const typing = viewers.filter(({ state }) => state === 'typing').map(({ name }) => name);
  const [Icon, label] =
    typing.length > 0
      ? [IconPencil, words.answering(typing)]
      : [IconEye, words.looking(viewers.map(({ name }) => name))];
  return (
    <span className={classes.viewers} role="img" aria-label={label} title={label}>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}
