'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import {
  type Anchor,
  askForOlder,
  readOlderThanKnown,
  timelineKeys,
} from '../../../../features/chats/timeline-queries';
import { toProblem, type ApiProblem } from '../../../../shared/api/problem';

/** How far asking the phone is. `silent`: it has told nothing in time. */
export type OlderState = 'idle' | 'asking' | 'silent' | ApiProblem;

const LOOK_EVERY_MS = 1_000;
/** A phone that is online tells within seconds. */
const LOOKS = 30;
/** Looks after the phone has said that it has no more: what it told is stored a moment later. */
const LAST_LOOKS = 3;

/** Asks the phone for messages that are older than all that is stored, and shows them when they are there. */
export function useOlder(chatId: string, anchor: Anchor) {
  const client = useQueryClient();
  const [state, setState] = useState<OlderState>('idle');
  const key = useRef<readonly unknown[]>([]);
  const isGone = useRef(false);
  useEffect(() => {
    key.current = timelineKeys.at(chatId, anchor);
  });
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  const ask = useCallback(async () => {
    setState('asking');
    try {
      await askForOlder(chatId);
      let ended = 0;
      for (let look = 0; look < LOOKS; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        if (isGone.current) return;
        const found = await readOlderThanKnown(client, key.current, ended >= LAST_LOOKS);
        if (found === 'ended') ended += 1;
        if (found === 'older' || ended > LAST_LOOKS) return setState('idle');
      }
      setState('silent');
    } catch (error) {
      setState(toProblem(error));
    }
  }, [chatId, client]);
  const begin = useCallback(() => void ask(), [ask]);
  return { state, ask: begin };
}
