import { memo } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { formatSize } from '../../../../../../features/messages/media/media-facts';
import classes from './attachment-tray.module.css';
import type { Attachment } from './use-attachments';
import { words } from '../words';

interface AttachmentTrayProps {
  attachments: readonly Attachment[];
  onRemove: (key: number) => void;
}

/** The files that go with the next message. */
export const AttachmentTray = memo(function AttachmentTray({
  attachments,
  onRemove,
}: AttachmentTrayProps) {
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.root} aria-label={words.attached}>
      {attachments.map(({ key, file }) => (
        <li key={key} className={classes.item}>
          <span className={classes.name}>{file.name}</span>
          <span className={classes.size}>{formatSize(file.size)}</span>
          <ActionIcon
            size={28}
            variant="subtle"
            color="gray"
            aria-label={words.detach(file.name)}
            onClick={() => onRemove(key)}
          >
            <IconX size={16} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
});
