'use client';

import { useState } from 'react';
import { Button } from '@mantine/core';
import type { MessageView, SessionView } from '@whathooks/dto';
import { chatAddress } from '../../../features/messages/address';
import { useMay } from '../../../features/auth/use-may';
import { useCancelMessage, useMessages } from '../../../features/messages/queries';
import { soonestFirst } from '../../../features/messages/soonest-first';
import { messageWords } from '../../../features/messages/words';
import { summary } from '../../../features/messages/message-text';
import { Confirm } from '../../../shared/dialogs/confirm';
import { formatChat, formatFull } from '../../../shared/format/format';
import { DataList } from '../../../shared/lists/data-list';
import { RowLink } from '../../../shared/lists/list';
import { notifyDone } from '../../../shared/notices/notify';
import { Section } from '../../../shared/screens/section';
import classes from './scheduled-messages.module.css';
import { words } from './words';

/** Messages that are to be sent later, with a button to cancel each; nothing where there are none. */
export function ScheduledMessages({ sessions }: { sessions: readonly SessionView[] }) {
  const query = useMessages({ status: 'scheduled' });
  const [asked, setAsked] = useState<MessageView | null>(null);
  const cancel = useCancelMessage();
  const mayCancel = useMay('messages:send');
  const waiting = query.data?.pages.flatMap(({ data }) => data).filter(isScheduled) ?? [];
  if (waiting.length === 0) return null;
  const names = new Map(sessions.map(({ id, name }) => [id, name]));
  return (
    <div className={classes.root}>
      <Section title={words.scheduled}>
        <DataList
          query={query}
          label={words.scheduled}
          older={words.moreScheduled}
          arrange={arranged}
          itemKey={({ id }) => id}
          rowClass={classes.row}
          empty={null}
        >
          {(message) => (
            <>
              <div className={classes.body}>
                <p className={classes.head}>
                  <RowLink href={chatAddress(message.sessionId, message.chat)}>
                    {words.scheduledTo(formatChat(message.chat), formatFull(message.timestamp))}
                  </RowLink>
                  <span className={classes.number}>
                    {' '}
                    · {names.get(message.sessionId) ?? messageWords.deletedNumber}
                  </span>
                </p>
                <p className={classes.text}>{summary(message)}</p>
              </div>
              {mayCancel && (
                <Button
                  className={classes.cancel}
                  variant="default"
                  size="xs"
                  aria-label={words.cancelOf(formatChat(message.chat))}
                  onClick={() => setAsked(message)}
                >
                  {words.cancel}
                </Button>
              )}
            </>
          )}
        </DataList>
        <Confirm
          opened={asked !== null}
          title={words.cancelTitle}
          action={words.cancelAction}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await cancel.mutateAsync(asked?.id ?? '');
            notifyDone(words.cancelled);
          }}
        >
          {asked && words.cancelText(formatChat(asked.chat), formatFull(asked.timestamp))}
        </Confirm>
      </Section>
    </div>
  );
}

/** One that was sent or cancelled meanwhile stands in the list until that is read again. */
function isScheduled({ status }: MessageView): boolean {
  return status === 'scheduled';
}

function arranged(messages: readonly MessageView[]): MessageView[] {
  return messages.filter(isScheduled).toSorted(soonestFirst);
}
