'use client';

import { useState } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import type { ChatView, MessageView } from '@whathooks/dto';
import { useChats } from '../../../../features/chats/queries';
import { useSendMessage } from '../../../../features/messages/queries';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { formatTitle } from '../../../../shared/format/format';
import { notifyDone } from '../../../../shared/notices/notify';
import { ProblemNotice } from '../../../../shared/notices/problem-notice';
import { QueryState } from '../../../../shared/screens/query-state';
import { useConversation } from '../conversation/conversation-context';
import classes from '../timeline/bubble/message-actions.module.css';
import { forwardWords as words } from '../timeline/words';

interface ForwardDialogProps {
  message: MessageView;
  onClose: () => void;
}

/** WhatsApp lets a message be forwarded to so many chats at once. */
const MOST = 5;

/** Forwards a message to chats that are chosen. */
export function ForwardDialog({ message, onClose }: ForwardDialogProps) {
  const { chat } = useConversation();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<readonly ChatView[]>([]);
  const query = useChats({
    view: 'all',
    sessionId: chat.sessionId,
    ...(q.trim() && { q: q.trim() }),
  });
  const sending = useSendMessage(chat.sessionId);
  const [problem, setProblem] = useState<unknown>(null);
  const toggle = (one: ChatView) =>
    setChosen((before) =>
      before.some(({ id }) => id === one.id)
        ? before.filter(({ id }) => id !== one.id)
        : [...before, one],
    );
  const forward = async () => {
    try {
      for (const { id, jid } of chosen) {
        await sending.mutateAsync({ to: jid, forward: { messageId: message.id } });
        // Where it fails half-way, it is not sent twice to those before.
        setChosen((before) => before.filter((one) => one.id !== id));
      }
      notifyDone(words.done(chosen.length));
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Dialog opened title={words.title} onClose={onClose}>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        data-autofocus
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <QueryState query={query} height={200}>
        {({ pages }) => (
          <ul className={classes.choices}>
            {pages
              .flatMap(({ data }) => data)
              .map((one) => (
                <li key={one.id}>
                  <Checkbox
                    py={6}
                    label={formatTitle(one.title)}
                    checked={chosen.some(({ id }) => id === one.id)}
                    disabled={chosen.length >= MOST && !chosen.some(({ id }) => id === one.id)}
                    onChange={() => toggle(one)}
                  />
                </li>
              ))}
          </ul>
        )}
      </QueryState>
      {problem !== null && <ProblemNotice error={problem} />}
      <Button
        fullWidth
        mt="sm"
        disabled={chosen.length === 0}
        loading={sending.isPending}
        onClick={() => void forward()}
      >
        {words.forwardTo(chosen.length)}
      </Button>
    </Dialog>
  );
}
