'use client';

import { useCallback, useRef, useState } from 'react';
import type { MessageView } from '@whathooks/dto';
import { toProblem, type ApiProblem } from '../../../../shared/api/problem';
import { useSendMessage } from '../../../../features/messages/queries';

/** A text that was typed here and is not in the conversation yet. */
export interface Outgoing {
  key: number;
  text: string;
  problem: ApiProblem | null;
  /** Messages that were there before it, so that its own arrival can be told. */
  before: ReadonlySet<string>;
}

/** What still has to be shown: an event may bring a message before its own answer does. */
export function notYetStored(
  outgoing: readonly Outgoing[],
  messages: readonly MessageView[],
): Outgoing[] {
  const taken = new Set<string>();
  return outgoing.filter((entry) => {
    const stored = messages.find(
      (message) =>
        message.direction === 'outbound' &&
        message.text === entry.text &&
        !entry.before.has(message.id) &&
        !taken.has(message.id),
    );
    if (stored) taken.add(stored.id);
    return !stored;
  });
}

/** Sends texts of one conversation one after the other, and keeps those that failed. */
export function useOutbox(sessionId: string, to: string, messages: readonly MessageView[]) {
  const { mutateAsync } = useSendMessage(sessionId);
  const [outgoing, setOutgoing] = useState<Outgoing[]>([]);
  const turn = useRef(Promise.resolve());
  const counter = useRef(0);

  const drop = useCallback(
    (key: number) => setOutgoing((entries) => entries.filter((entry) => entry.key !== key)),
    [],
  );

  const send = useCallback(
    (text: string) => {
      counter.current += 1;
      const key = counter.current;
      const before = new Set(messages.map((message) => message.id));
      setOutgoing((entries) => [...entries, { key, text, problem: null, before }]);
      turn.current = turn.current.then(async () => {
        try {
          await mutateAsync({ to, text });
          drop(key);
        } catch (error) {
          const problem = toProblem(error);
          setOutgoing((entries) =>
            entries.map((entry) => (entry.key === key ? { ...entry, problem } : entry)),
          );
        }
      });
    },
    [messages, mutateAsync, to, drop],
  );

  const retry = useCallback(
    (entry: Outgoing) => {
      drop(entry.key);
      send(entry.text);
    },
    [drop, send],
  );

  return { outgoing: notYetStored(outgoing, messages), send, retry, drop };
}
