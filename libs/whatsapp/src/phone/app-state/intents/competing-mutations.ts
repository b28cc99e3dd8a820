import { proto } from '@whiskeysockets/baileys';
import type { StateOutcome } from '../../../api/app-state';
import { decodeMutation, timeOf } from '../sync/changes';
import type { LatestMutations } from '../sync/collection-reader';
import type { IntentPatch } from './intent-patches';
import type { Mutation } from '../collections/mutations';

/**
 * What mutations of other devices mean for a patch that is still to be sent.
 *
 * @param at when the intent was made.
 * @returns null where the patch is still to be sent.
 */
export function outcomeOf(
  { mutations }: IntentPatch,
  latest: LatestMutations,
  at: Date,
): StateOutcome | null {
  const pairs = mutations.map((one) => [one, latest.get(JSON.stringify(one.index))] as const);
  if (pairs.every(([one, other]) => other && isSame(one, other))) return 'known';
  const [first] = pairs;
  const competing = first?.[1] && decodeMutation(first[1]);
  return competing && timeOf(competing.action) > at ? 'superseded' : null;
}

/** Whether two mutations have the same effect; their times may differ. */
function isSame(one: Mutation, other: Mutation): boolean {
  if (one.operation !== other.operation) return false;
  const [a, b] = [withoutTimes(one), withoutTimes(other)];
  return a !== null && b !== null && Buffer.from(a).equals(Buffer.from(b));
}

function withoutTimes({ value }: Mutation): Uint8Array | null {
  try {
    const action = proto.SyncActionValue.decode(value);
    action.timestamp = null;
    for (const ranged of [action.archiveChatAction, action.markChatAsReadAction])
      if (ranged) ranged.messageRange = null;
    return proto.SyncActionValue.encode(action).finish();
  } catch {
    return null;
  }
}
