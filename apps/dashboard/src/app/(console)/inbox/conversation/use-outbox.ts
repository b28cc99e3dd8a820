'use client';

import { useCallback, useRef, useState } from 'react';
import type { MessageView } from '@whathooks/dto';
import { kindOfFile, uploadFile } from '../../../../features/messages/media/upload';
import { type OutgoingMessage, useSendMessage } from '../../../../features/messages/queries';
import { toProblem, type ApiProblem } from '../../../../shared/api/problem';
import type { Draft } from './drafts';

/** A message that was written here and is not in the conversation yet. */
export interface Outgoing extends Draft {
  key: number;
  /** The message has it, too, wherever it is read: so it is known when it has come into the conversation. */
  reference: string;
  /** Share of its file that is uploaded, 0 to 1; null without a file, and once it is there. */
  share: number | null;
  problem: ApiProblem | null;
}

/** What still has to be shown: an event may bring a message before its own answer does. */
export function notYetStored(
  outgoing: readonly Outgoing[],
  messages: readonly MessageView[],
): Outgoing[] {
  const stored = new Set(messages.map(({ reference }) => reference));
  return outgoing.filter(({ reference }) => !stored.has(reference));
}

/** A name that no other message has. `randomUUID` is missing where the dashboard is served without TLS. */
function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `dashboard ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Sends messages of one conversation one after the other, and keeps those that failed. */
export function useOutbox(sessionId: string, to: string, messages: readonly MessageView[]) {
  const { mutateAsync } = useSendMessage(sessionId);
  const [outgoing, setOutgoing] = useState<Outgoing[]>([]);
  const turn = useRef(Promise.resolve());
  const counter = useRef(0);

  const drop = useCallback(
    (key: number) => setOutgoing((entries) => entries.filter((entry) => entry.key !== key)),
    [],
  );
  const change = useCallback(
    (key: number, changes: Partial<Outgoing>) =>
      setOutgoing((entries) =>
        entries.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)),
      ),
    [],
  );

  const send = useCallback(
    (draft: Draft) => {
      counter.current += 1;
      const key = counter.current;
      const reference = newReference();
      const share = draft.file ? 0 : null;
      setOutgoing((entries) => [...entries, { ...draft, key, reference, share, problem: null }]);
      turn.current = turn.current.then(async () => {
        try {
          const body = await bodyOf(to, draft, (uploaded) => change(key, { share: uploaded }));
          change(key, { share: null });
          await mutateAsync({ ...body, reference });
          drop(key);
        } catch (error) {
          change(key, { share: null, problem: toProblem(error) });
        }
      });
    },
    [mutateAsync, to, change, drop],
  );

  const retry = useCallback(
    ({ key, text, file }: Outgoing) => {
      drop(key);
      send({ text, file });
    },
    [drop, send],
  );

  return { outgoing: notYetStored(outgoing, messages), send, retry, drop };
}

async function bodyOf(
  to: string,
  { text, file }: Draft,
  onProgress: (share: number) => void,
): Promise<OutgoingMessage> {
  if (!file) return { to, text };
  const kind = kindOfFile(file);
  const { id: mediaId } = await uploadFile(file, onProgress);
  const content = { mediaId, fileName: file.name, ...(text !== '' && { caption: text }) };
  return { to, [kind]: content };
}
