'use client';

import { memo, useState } from 'react';
import dynamic from 'next/dynamic';
import { Button } from '@mantine/core';
import type { MessageView } from '@whathooks/dto';
import { useCancelMessage, useMessages } from '../../../../../features/messages/queries';
import { soonestFirst } from '../../../../../features/messages/soonest-first';
import { summary } from '../../../../../features/messages/message-text';
import { Confirm } from '../../../../../shared/dialogs/confirm';
import { formatHint, formatMoment } from '../../../../../shared/format/format';
import { notifyDone } from '../../../../../shared/notices/notify';
import { useConversation } from '../../conversation/conversation-context';
import classes from './later-list.module.css';
import { words } from './words';

const ChangeDialog = dynamic(() => import('./change-dialog').then((file) => file.ChangeDialog));

/** What is sent later in this chat, soonest first: it is changed and cancelled here. A dialog outlives the last of them. */
export const LaterList = memo(function LaterList() {
  const { chat } = useConversation();
  const query = useMessages({ status: 'scheduled', sessionId: chat.sessionId, chat: chat.jid });
  const [cancelled, setCancelled] = useState<MessageView | null>(null);
  const [changed, setChanged] = useState<MessageView | null>(null);
  const [isOpen, setOpen] = useState(false);
  const cancel = useCancelMessage();
  const waiting = (query.data?.pages.flatMap(({ data }) => data) ?? [])
    .filter(({ status }) => status === 'scheduled')
    .toSorted(soonestFirst);
  return (
    <>
      {waiting.length > 0 && (
        <details
          className={classes.root}
          open={isOpen}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary className={classes.summary}>{words.list(waiting.length)}</summary>
          <ul className={classes.list} aria-label={words.listLabel}>
            {waiting.map((message) => {
              const text = summary(message);
              return (
                <li key={message.id} className={classes.item}>
                  <time dateTime={message.timestamp} title={formatHint(message.timestamp)}>
                    {formatMoment(message.timestamp)}
                  </time>
                  <bdi className={classes.text}>{text}</bdi>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={words.changeOf(text)}
                    onClick={() => setChanged(message)}
                  >
                    {words.change}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={words.cancelOf(text)}
                    onClick={() => setCancelled(message)}
                  >
                    {words.cancel}
                  </Button>
                </li>
              );
            })}
          </ul>
        </details>
      )}
      <Confirm
        opened={cancelled !== null}
        title={words.cancelTitle}
        action={words.cancelAction}
        onClose={() => setCancelled(null)}
        onConfirm={async () => {
          await cancel.mutateAsync(cancelled?.id ?? '');
          notifyDone(words.cancelled);
        }}
      >
        {words.cancelText}
      </Confirm>
      {changed && <ChangeDialog message={changed} onClose={() => setChanged(null)} />}
    </>
  );
});
