import { createHash } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import type { NumberOfLid } from '../wire/addresses';
import type { Own } from './changes';
import { contentOf } from './content';
import { textOf } from './kinds/kind';
import { nameOf } from './kinds/parts';
import type { MessageContent } from './kinds/kinds';
import { optionsOf, pollIn } from './kinds/poll';
import { bytesOfField } from '../wire/protobuf-fields';
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
  /** The emoji that somebody puts to a message; null where they take it back. */
  | { kind: 'reaction'; emoji: string | null }
  /** The message as it is now. */
  | { kind: 'edit'; content: MessageContent }
  /** Name of an option that a poll has from now on. */
  | { kind: 'option'; name: string }
  /** A message that stands below another one, and its encoded protobuf. */
  | { kind: 'comment'; content: MessageContent; bytes: Uint8Array };

/** A message that a change is about, and who may have encrypted the change. */
export interface SealedBy extends Omit<SecretOwner, 'secret'> {
  /** Encoded protobuf of the message, as stored. */
  target: Uint8Array;
  /** Encoded protobuf of the change. */
  change: Uint8Array;
  /** Whether our own account made the change. */
  isOwn: boolean;
  /** Whether our own account wrote the message. */
  isTargetOwn: boolean;
  /** Names of the options of the poll as they are now: it may have been edited. */
  options?: readonly string[] | undefined;
}

/**
 * Opens a change that was encrypted with the secret of its message.
 *
 * @returns null where it cannot be opened with these addresses, or says nothing that is known.
 */
export async function openSealed(
  { change, target, isOwn, isTargetOwn, options, ...parties }: SealedBy,
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
    if (sealed.use === 'Poll Vote') return voteIn(opened, layers.at(-1) ?? {}, options);
    if (sealed.use === 'Poll Add Option') return optionIn(opened);
    if (sealed.use === 'Event Response') return answerIn(opened);
    if (sealed.use === 'Enc Reaction') return reactionIn(opened);
    if (sealed.use === 'Enc Comment') return await commentIn(opened, isOwn, me, numberOfLid);
    const edited = layersOf(proto.Message.decode(opened), isOwn);
    return { kind: 'edit', content: await contentOf(edited, isOwn, me, numberOfLid) };
  } catch {
    // Everybody in the chat has the secret, and may have encrypted anything.
    return null;
  }
}

/** A vote names options by their hashes. One of an option that the poll does not have counts for none. */
function voteIn(
  opened: Uint8Array,
  message: proto.IMessage,
  current: readonly string[] | undefined,
): Unsealed | null {
  const poll = pollIn(message);
  if (!poll) return null;
  const { selectedOptions } = proto.Message.PollVoteMessage.decode(opened);
  const chosen = new Set(selectedOptions.map((hash) => Buffer.from(hash).toString('hex')));
  const names = optionsOf(poll);
  // The stored name may be shortened, but the vote has the hash of the whole name.
  const whole = new Map(
    names.map((name, index) => [name, poll.options?.[index]?.optionName ?? '']),
  );
  const isChosen = (name: string): boolean => chosen.has(hashOf(whole.get(name) ?? name));
  return { kind: 'vote', options: [...new Set(current ?? names)].filter(isChosen) };
}

/** Numbers of fields that Baileys does not know: the option in a message, and its description in that. */
const ADDED_OPTION = 121;
const OPTION = 2;

function optionIn(opened: Uint8Array): Unsealed | null {
  const added = bytesOfField(opened, ADDED_OPTION);
  const option = added && bytesOfField(added, OPTION);
  if (!option) return null;
  const [name = ''] = optionsOf({
    options: [proto.Message.PollCreationMessage.Option.decode(option)],
  });
  return name ? { kind: 'option', name } : null;
}

function hashOf(option: string): string {
  return createHash('sha256').update(option).digest('hex');
}

function reactionIn(opened: Uint8Array): Unsealed {
  const { text } = proto.Message.ReactionMessage.decode(opened);
  return { kind: 'reaction', emoji: textOf(text).text };
}

/** What only devices say to each other, or says something about another message, is no comment. */
async function commentIn(
  bytes: Uint8Array,
  isOwn: boolean,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<Unsealed | null> {
  const { layers, opened, purpose } = readBytes(bytes, isOwn);
  if (purpose !== 'message' || nameOf(opened) === undefined || opened.reactionMessage) return null;
  const content = await contentOf(layers, isOwn, me, numberOfLid);
  return { kind: 'comment', content, bytes };
}

/** The protocol's numbers of answers begin with one. */
function answerIn(opened: Uint8Array): Unsealed | null {
  const { response, extraGuestCount } = proto.Message.EventResponseMessage.decode(opened);
  const answer = RESPONSES[(response ?? 0) - 1];
  return answer ? { kind: 'answer', response: answer, guests: extraGuestCount ?? 0 } : null;
}
