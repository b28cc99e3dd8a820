'use client';

import { Fragment, useLayoutEffect, useRef } from 'react';
import { Button, Progress } from '@mantine/core';
import type { MessageView, SessionView } from '@whathooks/dto';
import { formatSize } from '../../../../features/messages/media/media-facts';
import { useMessages } from '../../../../features/messages/queries';
import { explainReason, statusLabel } from '../../../../features/numbers/words';
import { formatChat, formatDay } from '../../../../shared/format/format';
import { LoadOlder } from '../../../../shared/lists/load-older';
import { Notice } from '../../../../shared/notices/notice';
import { QueryState } from '../../../../shared/screens/query-state';
import { Ticks } from '../../../../features/messages/ticks';
import { Bubble, MessageBubble } from './bubble';
import { Composer } from './composer';
import classes from './conversation.module.css';
import { DropZone } from './drop-zone';
import { useAttachments } from './use-attachments';
import { useOutbox, type Outgoing } from './use-outbox';
import { useStickToEnd } from './use-stick-to-end';
import { refusalWords, words } from './words';

interface ConversationProps {
  session: SessionView;
  chat: string;
  title: string;
}

/** One chat of one number, with the field to answer. */
export function Conversation({ session, chat, title }: ConversationProps) {
  const query = useMessages({ sessionId: session.id, chat });
  const newestFirst = query.data?.pages.flatMap((page) => page.data) ?? [];
  const messages = [...newestFirst].reverse();
  const outbox = useOutbox(session.id, chat, newestFirst);
  const scroller = useRef<HTMLDivElement>(null);
  useStickToEnd(scroller, `${newestFirst[0]?.id ?? ''} ${outbox.outgoing.length}`);
  useKeepPlace(scroller, messages[0]?.id);
  const attached = useAttachments();
  const connected = session.status === 'CONNECTED';

  return (
    <DropZone disabled={!connected} onFiles={attached.add}>
      <div
        ref={scroller}
        className={classes.scroller}
        tabIndex={0}
        aria-label={words.messages}
        role="group"
      >
        <LoadOlder query={query} label={words.older} size="xs" className={classes.older ?? ''} />
        <QueryState query={query} height={180}>
          {() =>
            messages.length === 0 &&
            outbox.outgoing.length === 0 && <p className={classes.none}>{words.none(title)}</p>
          }
        </QueryState>
        <div role="log" aria-label={words.with(title)}>
          <ol className={classes.list}>
            <Days messages={messages} group={chat.endsWith('@g.us')} />
            {outbox.outgoing.map((entry) => (
              <OutgoingBubble
                key={entry.key}
                entry={entry}
                onRetry={() => outbox.retry(entry)}
                onDrop={() => outbox.drop(entry.key)}
              />
            ))}
          </ol>
        </div>
      </div>
      <div className={classes.foot}>
        {!connected && (
          <Notice tone="warning">
            {words.notConnected(
              session.name,
              statusLabel(session.status, session.statusReason, session.retryAt),
              explainReason(session.statusReason, session.statusDetail),
            )}
          </Notice>
        )}
        <Composer
          key={chat}
          recipient={title || formatChat(chat)}
          disabled={!connected}
          attached={attached}
          onSend={outbox.send}
        />
      </div>
    </DropZone>
  );
}

/** Older messages are put on top without moving what is being read. */
function useKeepPlace(scroller: { current: HTMLDivElement | null }, oldest: string | undefined) {
  const before = useRef({ oldest, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (before.current.oldest && before.current.oldest !== oldest) {
      element.scrollTop += element.scrollHeight - before.current.height;
    }
    before.current.oldest = oldest;
  }, [oldest, scroller]);
  useLayoutEffect(() => {
    if (scroller.current) before.current.height = scroller.current.scrollHeight;
  });
}

function Days({ messages, group }: { messages: readonly MessageView[]; group: boolean }) {
  return messages.map((message, index) => {
    const day = formatDay(message.timestamp);
    const previous = messages[index - 1];
    return (
      <Fragment key={message.id}>
        {(!previous || formatDay(previous.timestamp) !== day) && (
          <li className={classes.day}>
            <span>{day}</span>
          </li>
        )}
        <MessageBubble message={message} showAuthor={group} />
      </Fragment>
    );
  });
}

interface OutgoingBubbleProps {
  entry: Outgoing;
  onRetry: () => void;
  onDrop: () => void;
}

function OutgoingBubble({ entry, onRetry, onDrop }: OutgoingBubbleProps) {
  const { problem, file, share } = entry;
  return (
    <Bubble
      own
      failed={problem !== null}
      foot={problem ? <Ticks status="failed" /> : <Ticks status="pending" />}
    >
      {file && (
        <span className={classes.file}>
          {file.name} · {formatSize(file.size)}
        </span>
      )}
      {share !== null && (
        <Progress value={share * 100} size="sm" aria-label={words.uploading(share)} />
      )}
      {entry.text}
      {problem && (
        <div className={classes.failure} role="alert">
          <p>{refusalWords(problem)}</p>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            {words.sendAgain}
          </Button>{' '}
          <Button size="compact-xs" variant="default" onClick={onDrop}>
            {words.discard}
          </Button>
        </div>
      )}
    </Bubble>
  );
}
