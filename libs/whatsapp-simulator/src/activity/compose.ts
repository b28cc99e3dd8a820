import { encodeWAMessage, proto, sha256 } from '@whiskeysockets/baileys';
import { chatJid } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { isMediaKind, type MediaKind } from '../media/media-kinds';
import { directPath } from '../media/media-store';
import * as cards from '../phone/messages/cards';
import { encodeMedia } from '../phone/messages/media-messages';
import {
  type EncodedMessage,
  encodeMessage,
  encodeContent,
  type Target,
  encodeUnknown,
} from '../phone/messages/message-kinds';
import type { CardKind, MessageRequest } from '../phone/messages/message-requests';
import { type SecretParties, sealSecret, type SecretUse } from '../phone/secrets';
import { invitationCode, memberJid } from '../store/groups';
import { SimulatorProblem } from '../store/problem';
import { named, withModifiers, type Writing } from './modifiers';

/** Encodes the message that a control request describes. */
export function compose(writing: Writing, request: MessageRequest): EncodedMessage {
  const { kind = 'text', text = '', content } = request;
  if (content) return encodeContent(content);
  if (kind === 'unknown') return encodeUnknown(text);
  if (isMediaKind(kind)) return modified(writing, request, encodeFile(writing, kind, request));
  if (isCard(kind)) {
    const message = BUILDERS[kind](request, writing);
    return modified(writing, request, { message, plaintext: new Uint8Array() });
  }
  const encoded = encodeMessage(kind, text, writing.from, targetOf(writing, request));
  const isPlain = kind === 'text' || kind === 'extendedText';
  return isPlain ? modified(writing, request, encoded) : encoded;
}

function modified(
  writing: Writing,
  request: MessageRequest,
  { message, plaintext }: EncodedMessage,
): EncodedMessage {
  const whole = proto.Message.fromObject(withModifiers(writing, request, message));
  return { message: whole, plaintext: plaintext && encodeWAMessage(whole) };
}

/** A message with a file that was uploaded before. */
function encodeFile(
  { exchange, from }: Writing,
  kind: MediaKind,
  request: MessageRequest,
): EncodedMessage {
  const { media, mediaFaults } = exchange;
  if (!request.media) throw new SimulatorProblem(`"media" is missing: the file of the ${kind}.`);
  const stored = media.get(request.media.id);
  if (!stored.made) throw new SimulatorProblem('No phone made this file.', 409);
  const { foreignOrigin } = mediaFaults.of(from.phone, stored.id);
  const place = {
    url: media.urlOf(stored, foreignOrigin ?? undefined),
    directPath: directPath(stored),
  };
  const caption = request.text ? { caption: request.text } : {};
  return encodeMedia(kind, stored.made, place, { ...caption, ...request.media });
}

type Builder = (request: MessageRequest, writing: Writing) => proto.IMessage;

const BUILDERS: Record<Exclude<CardKind, 'unknown'>, Builder> = {
  location: cards.locationIn,
  live_location: cards.liveLocationIn,
  contact: cards.contactsIn,
  poll: cards.pollIn,
  event: cards.eventIn,
  invitation: invitationIn,
  tap: cards.tapIn,
  album: cards.albumIn,
  disappearing: cards.disappearingIn,
  pin: (request, writing) => pinIn(1, request, writing),
  unpin: (request, writing) => pinIn(2, request, writing),
  keep: (request, writing) => keepIn(1, request, writing),
  unkeep: (request, writing) => keepIn(2, request, writing),
  vote: voteIn,
  event_answer: answerIn,
  encrypted_edit: encryptedEditIn,
  encrypted_reaction: encryptedReactionIn,
  encrypted_comment: encryptedCommentIn,
};

function isCard(kind: string): kind is Exclude<CardKind, 'unknown'> {
  return kind in BUILDERS;
}

/** The message that an edit, deletion or reaction is about. Its author is looked up on the phone unless it is given. */
export function targetOf(
  { exchange, from, to, group }: Writing,
  { kind, about = '', aboutFrom }: MessageRequest,
): Target {
  const kept = exchange.chats.withId(from.phone, about);
  const known = kept && (kept.direction === 'out' ? from.phone : kept.author || kept.peer);
  const usual = kind === 'reaction' ? (to ?? from).phone : undefined;
  const author = exchange.accounts.get(aboutFrom ?? usual ?? known ?? from.phone);
  const chat = group?.jid ?? chatJid(to ?? from);
  const participant = group ? memberJid(group, author) : phoneJid(author.phone);
  return { id: about, chat, author, participant };
}

function keyOf(writing: Writing, request: MessageRequest): proto.IMessageKey {
  const { id, chat, author, participant } = targetOf(writing, request);
  return {
    remoteJid: chat,
    fromMe: author === writing.from,
    id,
    ...(writing.group ? { participant } : {}),
  };
}

/** How long an invitation holds, in seconds. */
const INVITED_S = 3 * 86_400;

function invitationIn(request: MessageRequest, { exchange, to }: Writing): proto.IMessage {
  const { group: jid, caption, isOver = false } = cards.given(request, 'invitation');
  if (!to) throw new SimulatorProblem('An invitation is for one number, and not for a group.');
  const group = exchange.groups.get(jid);
  return {
    groupInviteMessage: {
      groupJid: jid,
      groupName: group.subject,
      inviteCode: invitationCode(group, to.phone),
      inviteExpiration: Math.floor(Date.now() / 1_000) + (isOver ? -1 : INVITED_S),
      ...(caption && { caption }),
    },
  };
}

function pinIn(type: number, request: MessageRequest, writing: Writing): proto.IMessage {
  return {
    pinInChatMessage: { key: keyOf(writing, request), type, senderTimestampMs: Date.now() },
    messageContextInfo:
      type === 1 ? { messageAddOnDurationInSecs: request.lastsSeconds ?? 604_800 } : {},
  };
}

function keepIn(keepType: number, request: MessageRequest, writing: Writing): proto.IMessage {
  return { keepInChatMessage: { key: keyOf(writing, request), keepType, timestampMs: Date.now() } };
}

function voteIn(request: MessageRequest, writing: Writing): proto.IMessage {
  const selectedOptions = cards
    .given(request, 'vote')
    .options.map((name) => sha256(Buffer.from(name)));
  const plain = proto.Message.PollVoteMessage.encode({ selectedOptions }).finish();
  return {
    pollUpdateMessage: {
      pollCreationMessageKey: keyOf(writing, request),
      vote: sealed('Poll Vote', request, writing, plain),
      senderTimestampMs: Date.now(),
    },
  };
}

function answerIn(request: MessageRequest, writing: Writing): proto.IMessage {
  const { EventResponseType } = proto.Message.EventResponseMessage;
  const response = {
    going: EventResponseType.GOING,
    not_going: EventResponseType.NOT_GOING,
    maybe: EventResponseType.MAYBE,
  }[cards.given(request, 'answer')];
  const said = { response, timestampMs: Date.now() };
  const plain = proto.Message.EventResponseMessage.encode(said).finish();
  return {
    encEventResponseMessage: {
      eventCreationMessageKey: keyOf(writing, request),
      ...sealed('Event Response', request, writing, plain),
    },
  };
}

/** An edit as phones send it, encrypted with the secret of the edited message. */
function encryptedEditIn(request: MessageRequest, writing: Writing): proto.IMessage {
  const { from } = writing;
  const edit = encodeMessage('edit', request.text ?? '', from, targetOf(writing, request)).message;
  const plain = proto.Message.encode(edit).finish();
  return {
    secretEncryptedMessage: {
      targetMessageKey: keyOf(writing, request),
      ...sealed('Message Edit', request, writing, plain),
      secretEncType: proto.Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT,
    },
  };
}

/** A reaction as phones send it in communities, encrypted with the secret of its message. */
function encryptedReactionIn(request: MessageRequest, writing: Writing): proto.IMessage {
  const said = { text: request.text ?? '', senderTimestampMs: Date.now() };
  const plain = proto.Message.ReactionMessage.encode(said).finish();
  return {
    encReactionMessage: {
      targetMessageKey: keyOf(writing, request),
      ...sealed('Enc Reaction', request, writing, plain),
    },
  };
}

/** A comment as phones send it in communities: a message of its own, encrypted with the secret of another one. */
function encryptedCommentIn(request: MessageRequest, writing: Writing): proto.IMessage {
  const said = { extendedTextMessage: { text: request.text ?? '' } };
  return {
    encCommentMessage: {
      targetMessageKey: keyOf(writing, request),
      ...sealed('Enc Comment', request, writing, proto.Message.encode(said).finish()),
    },
  };
}

function sealed(
  use: SecretUse,
  request: MessageRequest,
  writing: Writing,
  plain: Uint8Array,
): ReturnType<typeof sealSecret> {
  return sealSecret(use, partiesOf(request, writing), plain);
}

/** @throws SimulatorProblem when the phone does not have the message, or it has no secret. */
function partiesOf(request: MessageRequest, writing: Writing): SecretParties {
  const { exchange, from } = writing;
  const { id, author } = targetOf(writing, request);
  const kept = exchange.chats.withId(from.phone, id);
  const secret = kept?.content.messageContextInfo?.messageSecret;
  if (!secret?.length)
    throw new SimulatorProblem(`The phone has no message ${id} with a secret.`, 409);
  return {
    secret,
    targetId: id,
    author: named(writing, author, request.naming?.author),
    actor: named(writing, from, request.naming?.actor),
  };
}
