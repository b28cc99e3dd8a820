'use client';

import { useState } from 'react';
import { ActionIcon, Popover } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { MessageView } from '@whathooks/dto';
import { refreshTimelines } from '../../../../../features/chats/timeline-queries';
import { useSendMessage } from '../../../../../features/messages/queries';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { useConversation } from '../../conversation/conversation-context';
import classes from './message-actions.module.css';
import { actionWords as words } from '../words';

/** Emojis that WhatsApp offers first. */
const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Puts an emoji to a message. */
export function ReactMenu({ message }: { message: MessageView }) {
  const { chat, canSend } = useConversation();
  const client = useQueryClient();
  const sending = useSendMessage(chat.sessionId);
  const [isOpen, setOpen] = useState(false);
  const react = (emoji: string) => {
    setOpen(false);
    sending.mutate(
      { to: chat.jid, reaction: { messageId: message.id, emoji } },
      { onError: notifyProblem, onSuccess: () => void refreshTimelines(client) },
    );
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" trapFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          disabled={!canSend}
          aria-label={words.react}
          title={words.react}
          onClick={() => setOpen(!isOpen)}
        >
          <IconMoodSmile size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={classes.emojis}>
          {USUAL.map((emoji) => (
            <button
              key={emoji}
              type="button"
              className={classes.emoji}
              aria-label={words.reactWith(emoji)}
              onClick={() => react(emoji)}
            >
              {emoji}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
