import { useCallback } from 'react';
import type { LimitView } from '@whathooks/dto';
import { useSessions } from '../numbers/queries';
import { useClients } from './queries';
import { limitWords as words } from './words';

/** From how many numbers on they are counted, and not named. */
const MANY = 3;

/** A limit as a form keeps it. */
export interface ChosenLimit {
  isLimited: boolean;
  clientIds: string[];
  sessionIds: string[];
}

export function chosenLimit({ clientIds, sessionIds }: LimitView): ChosenLimit {
  return {
    isLimited: clientIds !== null || sessionIds !== null,
    clientIds: clientIds ?? [],
    sessionIds: sessionIds ?? [],
  };
}

/** The whole organization. */
export const NO_LIMIT: ChosenLimit = { isLimited: false, clientIds: [], sessionIds: [] };

/** The part of a request that names a limit, or lifts it. */
export function limitRequest({ isLimited, clientIds, sessionIds }: ChosenLimit): LimitView {
  return isLimited ? { clientIds, sessionIds } : { clientIds: null, sessionIds: null };
}

/** Why a limit cannot be set; null where it can. */
export function limitProblem({ isLimited, clientIds, sessionIds }: ChosenLimit): string | null {
  if (!isLimited || clientIds.length > 0 || sessionIds.length > 0) return null;
  return words.nothingChosen;
}

/** Says what somebody is limited to, by names; null for the whole organization. */
export function useLimitText(): (limit: LimitView) => string | null {
  const { data: clients = [] } = useClients();
  const { data: sessions = [] } = useSessions();
  return useCallback(
    ({ clientIds, sessionIds }: LimitView) => {
      if (!clientIds || !sessionIds) return null;
      const nameIn = (list: readonly { id: string; name: string }[], id: string): string =>
        list.find((one) => one.id === id)?.name ?? words.gone;
      const names = clientIds.map((id) => nameIn(clients, id));
      if (names.length === 0 && sessionIds.length === 0) return words.nothing;
      if (sessionIds.length > MANY) return words.onlyMany(names, sessionIds.length);
      return words.only([...names, ...sessionIds.map((id) => nameIn(sessions, id))]);
    },
    [clients, sessions],
  );
}
