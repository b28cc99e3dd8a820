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
  /** Given to the message that is made of it, so that its own arrival can be told. */
  reference: string;
}

/** What still has to be shown: an event may bring a message before its own answer does. */
export function notYetStored(
  outgoing: readonly Outgoing[],
  messages: readonly MessageView[],
): Outgoing[] {
  const stored = new Set(messages.map(({ reference }) => reference));
  return outgoing.filter(({ reference }) => !stored.has(reference));
}

/** Bytes of a reference: nobody makes the same one. */
const REFERENCE_BYTES = 16;

/** `crypto.randomUUID` is there on pages with https alone. */
function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(REFERENCE_BYTES));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return `dashboard-${hex.join('')}`;
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
      const reference = newReference();
      setOutgoing((entries) => [...entries, { key, text, problem: null, reference }]);
      turn.current = turn.current.then(async () => {
        try {
          await mutateAsync({ to, text, reference });
          drop(key);
        } catch (error) {
          const problem = toProblem(error);
          setOutgoing((entries) =>
            entries.map((entry) => (entry.key === key ? { ...entry, problem } : entry)),
          );
        }
      });
    },
    [mutateAsync, to, drop],
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
