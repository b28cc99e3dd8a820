import { createHash } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import type { NumberOfLid } from '../wire/addresses';
import type { Own } from './changes';
import { contentOf } from './content';
import type { MessageContent } from './kinds/kinds';
import { optionsOf, pollIn } from './kinds/poll';
import { layersOf, secretIn } from './opened';
import { readBytes } from './plaintext';
import { sealedIn } from './sealed-forms';
import { type SecretOwner, unseal } from './secrets';

/** What people answer to an invitation. */
export const RESPONSES = ['going', 'not_going', 'maybe'] as const;
export type Response = (typeof RESPONSES)[number];

/** What was encrypted. */
export type Unsealed =
  /** Names of the options that a person has chosen in a poll: all of them, every time. None: taken back. */
  | { kind: 'vote'; options: string[] }
  /** What a person answered to an invitation, and how many they bring. */
  | { kind: 'answer'; response: Response; guests: number }
  /** The message as it is now. */
  | { kind: 'edit'; content: MessageContent };

/** A message that a change is about, and who may have encrypted the change. */
export interface SealedBy extends Omit<SecretOwner, 'secret'> {
  /** Encoded protobuf of the message, as it was stored. */
  target: Uint8Array;
  /** Encoded protobuf of the change. */
  change: Uint8Array;
  /** Whether our own account made the change. */
  isOwn: boolean;
  /** Whether our own account wrote the message. */
  isTargetOwn: boolean;
}

/**
 * Opens a change that was encrypted with the secret of its message.
 *
 * @returns null where it cannot be opened with these addresses, or says nothing that is known.
 */
export async function openSealed(
  { change, target, isOwn, isTargetOwn, ...parties }: SealedBy,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<Unsealed | null> {
  const sealed = sealedIn(readBytes(change, isOwn).opened);
  const { layers } = readBytes(target, isTargetOwn);
  const secret = secretIn(layers);
  if (!sealed || !secret) return null;
  const opened = unseal(sealed, { ...parties, secret });
  if (!opened) return null;
  try {
    if (sealed.use === 'Poll Vote') return voteIn(opened, layers.at(-1) ?? {});
    if (sealed.use === 'Event Response') return answerIn(opened);
    const edited = layersOf(proto.Message.decode(opened), isOwn);
    return { kind: 'edit', content: await contentOf(edited, isOwn, me, numberOfLid) };
  } catch {
    // Whoever knows the secret may have encrypted anything.
    return null;
  }
}

/** A vote names options by their hashes. One of an option that the poll does not have counts for none. */
function voteIn(opened: Uint8Array, message: proto.IMessage): Unsealed | null {
  const poll = pollIn(message);
  if (!poll) return null;
  const { selectedOptions } = proto.Message.PollVoteMessage.decode(opened);
  const chosen = new Set(selectedOptions.map((hash) => Buffer.from(hash).toString('hex')));
  const names = optionsOf(poll);
  const isChosen = (_name: string, index: number): boolean =>
    chosen.has(hashOf(poll.options?.[index]?.optionName ?? ''));
  return { kind: 'vote', options: names.filter(isChosen) };
}

function hashOf(option: string): string {
  return createHash('sha256').update(option).digest('hex');
}

/** The protocol's numbers of answers begin with one. */
function answerIn(opened: Uint8Array): Unsealed | null {
  const { response, extraGuestCount } = proto.Message.EventResponseMessage.decode(opened);
  const answer = RESPONSES[(response ?? 0) - 1];
  return answer ? { kind: 'answer', response: answer, guests: extraGuestCount ?? 0 } : null;
}
