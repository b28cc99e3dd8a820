import { encodeWAMessage, proto, sha256 } from '@whiskeysockets/baileys';
import { chatJid } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { isMediaKind, type MediaKind } from '../media/media-kinds';
import { directPath } from '../media/media-store';
import * as cards from '../phone/messages/cards';
import { mediaLetter } from '../phone/messages/media-messages';
import {
  type Letter,
  letterOf,
  letterWith,
  type Target,
  unknownLetter,
} from '../phone/messages/message-kinds';
import type { CardKind, MessageWish } from '../phone/messages/message-requests';
import { type SecretParties, sealSecret, type SecretUse } from '../phone/secrets';
import { memberJid } from '../store/groups';
import { SimulatorProblem } from '../store/problem';
import { named, withModifiers, type Writing } from './modifiers';

/** The letter that a phone writes when it is asked for a message. */
export function compose(writing: Writing, wish: MessageWish): Letter {
  const { kind = 'text', text = '', content } = wish;
  if (content) return letterWith(content);
  if (kind === 'unknown') return unknownLetter(text);
  if (isMediaKind(kind)) return modified(writing, wish, fileLetter(writing, kind, wish));
  if (isCard(kind)) {
    const message = BUILDERS[kind](wish, writing);
    return modified(writing, wish, { message, plaintext: new Uint8Array() });
  }
  const letter = letterOf(kind, text, writing.from, targetOf(writing, wish));
  const isPlain = kind === 'text' || kind === 'extendedText';
  return isPlain ? modified(writing, wish, letter) : letter;
}

function modified(writing: Writing, wish: MessageWish, { message, plaintext }: Letter): Letter {
  const whole = proto.Message.fromObject(withModifiers(writing, wish, message));
  return { message: whole, plaintext: plaintext && encodeWAMessage(whole) };
}

/** A message with a file that was uploaded before. */
function fileLetter({ exchange, from }: Writing, kind: MediaKind, wish: MessageWish): Letter {
  const { media, mediaFaults } = exchange;
  if (!wish.media) throw new SimulatorProblem(`"media" is missing: the file of the ${kind}.`);
  const stored = media.get(wish.media.id);
  if (!stored.made) throw new SimulatorProblem('No phone made this file.', 409);
  const { foreignOrigin } = mediaFaults.of(from.phone, stored.id);
  const place = {
    url: media.urlOf(stored, foreignOrigin ?? undefined),
    directPath: directPath(stored),
  };
  const caption = wish.text ? { caption: wish.text } : {};
  return mediaLetter(kind, stored.made, place, { ...caption, ...wish.media });
}

type Builder = (wish: MessageWish, writing: Writing) => proto.IMessage;

const BUILDERS: Record<Exclude<CardKind, 'unknown'>, Builder> = {
  location: cards.locationIn,
  live_location: cards.liveLocationIn,
  contact: cards.contactsIn,
  poll: cards.pollIn,
  event: cards.eventIn,
  tap: cards.tapIn,
  album: cards.albumIn,
  disappearing: cards.disappearingIn,
  pin: (wish, writing) => pinIn(1, wish, writing),
  unpin: (wish, writing) => pinIn(2, wish, writing),
  keep: (wish, writing) => keepIn(1, wish, writing),
  unkeep: (wish, writing) => keepIn(2, wish, writing),
  vote: voteIn,
  event_answer: answerIn,
  encrypted_edit: encryptedEditIn,
};

function isCard(kind: string): kind is Exclude<CardKind, 'unknown'> {
  return kind in BUILDERS;
}

/** The message that something is done to. Who wrote it, the phone knows, where nothing else is said. */
export function targetOf(
  { exchange, from, to, group }: Writing,
  { kind, about = '', aboutFrom }: MessageWish,
): Target {
  const kept = exchange.chats.withId(from.phone, about);
  const known = kept && (kept.direction === 'out' ? from.phone : kept.author || kept.peer);
  const usual = kind === 'reaction' ? (to ?? from).phone : undefined;
  const author = exchange.accounts.get(aboutFrom ?? usual ?? known ?? from.phone);
  const chat = group?.jid ?? chatJid(to ?? from);
  const participant = group ? memberJid(group, author) : phoneJid(author.phone);
  return { id: about, chat, author, participant };
}

function keyOf(writing: Writing, wish: MessageWish): proto.IMessageKey {
  const { id, chat, author, participant } = targetOf(writing, wish);
  return {
    remoteJid: chat,
    fromMe: author === writing.from,
    id,
    ...(writing.group ? { participant } : {}),
  };
}

function pinIn(type: number, wish: MessageWish, writing: Writing): proto.IMessage {
  return {
    pinInChatMessage: { key: keyOf(writing, wish), type, senderTimestampMs: Date.now() },
    messageContextInfo: type === 1 ? { messageAddOnDurationInSecs: 604_800 } : {},
  };
}

function keepIn(keepType: number, wish: MessageWish, writing: Writing): proto.IMessage {
  return { keepInChatMessage: { key: keyOf(writing, wish), keepType, timestampMs: Date.now() } };
}

function voteIn(wish: MessageWish, writing: Writing): proto.IMessage {
  const selectedOptions = cards
    .given(wish, 'vote')
    .options.map((name) => sha256(Buffer.from(name)));
  const plain = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  return {
    pollUpdateMessage: {
      pollCreationMessageKey: keyOf(writing, wish),
      vote: sealed('Poll Vote', wish, writing, plain),
      senderTimestampMs: Date.now(),
    },
  };
}

function answerIn(wish: MessageWish, writing: Writing): proto.IMessage {
  const { EventResponseType } = proto.Message.EventResponseMessage;
  const response = {
    going: EventResponseType.GOING,
    not_going: EventResponseType.NOT_GOING,
    maybe: EventResponseType.MAYBE,
  }[cards.given(wish, 'answer')];
  const said = { response, timestampMs: Date.now() };
  const plain = proto.Message.EventResponseMessage.encode(said).finish();
  return {
    encEventResponseMessage: {
      eventCreationMessageKey: keyOf(writing, wish),
      ...sealed('Event Response', wish, writing, plain),
    },
  };
}

/** An edit as phones send it: nobody reads it who does not have the message that it changes. */
function encryptedEditIn(wish: MessageWish, writing: Writing): proto.IMessage {
  const { from } = writing;
  const edit = letterOf('edit', wish.text ?? '', from, targetOf(writing, wish)).message;
  const plain = proto.Message.encode(edit).finish();
  return {
    secretEncryptedMessage: {
      targetMessageKey: keyOf(writing, wish),
      ...sealed('Message Edit', wish, writing, plain),
      secretEncType: proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT,
    },
  };
}

function sealed(
  use: SecretUse,
  wish: MessageWish,
  writing: Writing,
  plain: Uint8Array,
): ReturnType<typeof sealSecret> {
  return sealSecret(use, partiesOf(wish, writing), plain);
}

/** @throws SimulatorProblem when the phone does not have the message, or it has no secret. */
function partiesOf(wish: MessageWish, writing: Writing): SecretParties {
  const { exchange, from } = writing;
  const { id, author } = targetOf(writing, wish);
  const kept = exchange.chats.withId(from.phone, id);
  const secret = kept?.content.messageContextInfo?.messageSecret;
  if (!secret?.length)
    throw new SimulatorProblem(`The phone has no message ${id} with a secret.`, 409);
  return {
    secret,
    targetId: id,
    author: named(writing, author, wish.naming?.author),
    actor: named(writing, from, wish.naming?.actor),
  };
}
