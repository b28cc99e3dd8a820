import { memo } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { plainText } from '../../../../../features/messages/content/formatting';
import { preview } from '../../../../../features/messages/message-text';
import { formatPhone } from '../../../../../shared/format/format';
import { useConversation } from '../../conversation/conversation-context';
import classes from './writing-about.module.css';
import { words } from './words';

/** What the next message answers, or rewords. */
export const WritingAbout = memo(function WritingAbout() {
  const { writing, write } = useConversation();
  if (writing.kind === 'message') return null;
  const message = writing.kind === 'reply' ? writing.to : writing.message;
  const author =
    message.direction === 'outbound'
      ? words.yourself
      : (message.pushName ?? formatPhone(message.from));
  return (
    <div className={classes.root}>
      <div className={classes.body}>
        <p className={classes.title}>
          {writing.kind === 'reply' ? words.replyTo(author) : words.editing}
        </p>
        <p className={classes.text} dir="auto">
          {plainText(preview(message))}
        </p>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={writing.kind === 'reply' ? words.stopReply : words.stopEdit}
        onClick={() => write({ kind: 'message' })}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
});
