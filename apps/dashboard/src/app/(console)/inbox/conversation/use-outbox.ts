'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ChatView, TimelineEntry } from '@whathooks/dto';
import { refreshChats } from '../../../../features/chats/queries';
import { refreshTimelines } from '../../../../features/chats/timeline-queries';
import { kindOfFile, uploadFile } from '../../../../features/messages/media/upload';
import { type OutgoingMessage, useSendMessage } from '../../../../features/messages/queries';
import { toProblem, type ApiProblem } from '../../../../shared/api/problem';
import type { Draft } from './drafts';

/** A message that is to be sent, with what it answers. */
export interface Written extends Draft {
  /** Id of a message; null for none. */
  replyTo: string | null;
}

/** A message that was written here and is not in the conversation yet. */
export interface Outgoing extends Written {
  key: number;
  /** The message has it, too, wherever it is read: so it is known when it has come into the conversation. */
  reference: string;
  /** Share of its file that is uploaded, 0 to 1; null without a file, and once it is there. */
  share: number | null;
  problem: ApiProblem | null;
}

const NONE: Outgoing[] = [];

/** What still has to be shown: an event may bring a message before its own answer does. */
export function notYetStored(
  outgoing: readonly Outgoing[],
  entries: readonly TimelineEntry[],
): Outgoing[] {
  if (outgoing.length === 0) return NONE;
  const stored = new Set(entries.map(({ message }) => message?.reference));
  return outgoing.filter(({ reference }) => !stored.has(reference));
}

/** A name that no other message has. `randomUUID` is missing where the dashboard is served without TLS. */
function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `dashboard ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Sends messages of one conversation one after the other, and keeps those that failed. */
export function useOutbox(chat: ChatView, entries: readonly TimelineEntry[]) {
  const { mutateAsync } = useSendMessage(chat.sessionId);
  const client = useQueryClient();
  const to = chat.jid;
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
    (draft: Written) => {
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
          // It goes when the stored one is there: no event carries what was sent from here.
          await refreshTimelines(client).catch(() => undefined);
          drop(key);
          await refreshChats(client).catch(() => undefined);
        } catch (error) {
          change(key, { share: null, problem: toProblem(error) });
        }
      });
    },
    [mutateAsync, client, to, change, drop],
  );

  const retry = useCallback(
    ({ key, text, file, replyTo, isVoice = false }: Outgoing) => {
      drop(key);
      send({ text, file, replyTo, isVoice });
    },
    [drop, send],
  );

  const waiting = useMemo(() => notYetStored(outgoing, entries), [outgoing, entries]);
  return useMemo(() => ({ outgoing: waiting, send, retry, drop }), [waiting, send, retry, drop]);
}

async function bodyOf(
  to: string,
  { text, file, replyTo, isVoice = false }: Written,
  onProgress: (share: number) => void,
): Promise<OutgoingMessage> {
  const quoted = replyTo ? { replyTo } : {};
  if (!file) return { to, text, ...quoted };
  const kind = kindOfFile(file);
  const { id: mediaId } = await uploadFile(file, onProgress);
  if (isVoice) return { to, voice: { mediaId }, ...quoted };
  const content = { mediaId, fileName: file.name, ...(text !== '' && { caption: text }) };
  return { to, [kind]: content, ...quoted };
}
