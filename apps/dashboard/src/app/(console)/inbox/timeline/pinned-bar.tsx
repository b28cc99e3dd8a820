'use client';

import { memo, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconPinFilled, IconPinnedOff } from '@tabler/icons-react';
import { PINS_MAX } from '@whathooks/dto/facts';
import { useMay } from '../../../../features/auth/use-may';
import { useMessages, usePinMessage } from '../../../../features/messages/queries';
import { plainText } from '../../../../features/messages/content/formatting';
import { preview } from '../../../../features/messages/message-text';
import { notifyProblem } from '../../../../shared/notices/notify';
import { useConversation } from '../conversation/conversation-context';
import classes from './pinned-bar.module.css';
import { pinWords as words } from './words';

/** The pinned messages of a chat, above it: one at a time. Each press leads to it, and shows the next one. */
export const PinnedBar = memo(function PinnedBar() {
  const { chat, showMessage, canSend } = useConversation();
  const mayAct = useMay('messages:send');
  const { data } = useMessages(
    { sessionId: chat.sessionId, chat: chat.jid, pinned: true },
    { limit: PINS_MAX },
  );
  const unpinning = usePinMessage();
  const [turn, setTurn] = useState(0);
  const pinned = (data?.pages[0]?.data ?? []).filter(({ pinnedUntil }) => pinnedUntil);
  const at = pinned.length > 0 ? turn % pinned.length : 0;
  const message = pinned[at];
  if (!message) return null;
  const text = plainText(preview(message));
  return (
    <section className={classes.root} aria-label={words.pinned}>
      <button
        type="button"
        className={classes.message}
        aria-label={words.show(text)}
        onClick={() => {
          showMessage(message.id);
          setTurn(at + 1);
        }}
      >
        <IconPinFilled size={16} className={classes.icon} />
        <span className={classes.text} dir="auto">
          {text}
        </span>
        {pinned.length > 1 && (
          <span className={`${classes.place} tabular`}>{words.place(at + 1, pinned.length)}</span>
        )}
      </button>
      {mayAct && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          disabled={!canSend}
          loading={unpinning.isPending}
          aria-label={words.unpin}
          title={words.unpin}
          onClick={() =>
            unpinning.mutate({ id: message.id, pinned: false }, { onError: notifyProblem })
          }
        >
          <IconPinnedOff size={16} />
        </ActionIcon>
      )}
    </section>
  );
});
