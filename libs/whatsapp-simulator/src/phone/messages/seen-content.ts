import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import { describe, fileIn, missingIn, type SeenFile } from './seen-files';

/** What a phone makes of a message's content. A field that does not apply is absent. */
export interface SeenContent {
  /**
   * A kind of file, or text, reaction, edit, delete, pin, unpin, keep, unkeep, location, live_location,
   * contact, poll, vote, event, event_answer, invitation, album, tap, disappearing,
   * comment, else WhatsApp's own name.
   */
  kind: string;
  /** Text or caption; the emoji of a reaction. */
  text: string | null;
  /** Id of the message that it is done to. */
  about?: string;
  replyTo?: { id: string; from: string | null; kind: string; text: string | null };
  /** JIDs. */
  mentions?: string[];
  /** Everybody in the group is mentioned. */
  mentionsAll?: true;
  /** How often it was forwarded. */
  forwarded?: number;
  expiresInSeconds?: number;
  viewOnce?: true;
  preview?: { url: string; title: string | null; description: string | null; thumbnail: boolean };
  location?: { latitude: number; longitude: number; name: string | null; address: string | null };
  contacts?: { name: string | null; vcard: string | null }[];
  poll?: { question: string; options: string[]; selectable: number };
  /** Of a vote: what was chosen; null when it cannot be decrypted. */
  chosen?: string[] | null;
  event?: { name: string; description: string | null; startsAt: number; endsAt: number | null };
  invitation?: { group: string; subject: string };
  /** Of an answer to an event: GOING, NOT_GOING or MAYBE; null when it cannot be decrypted. */
  answer?: string | null;
  album?: { images: number; videos: number };
  /** Id of the album that it belongs to. */
  albumOf?: string;
  tap?: { id: string | null; title: string | null };
  /** Seconds that chats last from now on; 0: for good. */
  disappearing?: number;
  /** Seconds that a pin lasts. */
  lastsSeconds?: number;
  media?: SeenFile;
  /** What a phone misses in it. */
  warnings: string[];
}

type Part = Omit<SeenContent, 'warnings'> & { warnings?: string[] };

/** Reads a message as a phone does. What is encrypted with another message's secret stays closed. */
export function readContent(message: proto.IMessage): SeenContent {
  const content = normalizeMessageContent(message) ?? message;
  const part = fileOf(content) ?? WORDS.map((read) => read(content)).find((found) => found);
  const found = part ?? { kind: nameOf(content), text: null };
  return { ...found, ...modifiers(message, content), warnings: found.warnings ?? [] };
}

/** Everything that may stand beside any content. */
function modifiers(message: proto.IMessage, content: proto.IMessage): Partial<SeenContent> {
  const context = contextOf(content);
  const parent = content.messageContextInfo ?? message.messageContextInfo;
  const albumOf = parent?.messageAssociation?.parentMessageKey?.id;
  const isOnce = isViewOnce(message, content);
  const quoted = context?.stanzaId;
  return {
    ...(quoted && {
      replyTo: {
        id: quoted,
        from: context.participant ?? null,
        ...shortly(context.quotedMessage ?? {}),
      },
    }),
    ...(context?.mentionedJid?.length && { mentions: context.mentionedJid }),
    ...(context?.nonJidMentions && { mentionsAll: true as const }),
    ...(context?.isForwarded && { forwarded: context.forwardingScore ?? 1 }),
    ...(context?.expiration && { expiresInSeconds: context.expiration }),
    ...(isOnce && { viewOnce: true as const }),
    ...(albumOf && { albumOf }),
  };
}

function shortly(quoted: proto.IMessage): { kind: string; text: string | null } {
  const { kind, text } = readContent(quoted);
  return { kind, text };
}

function contextOf(content: proto.IMessage): proto.IContextInfo | null {
  for (const part of Object.values(content) as unknown[]) {
    if (typeof part === 'object' && part && 'contextInfo' in part && part.contextInfo)
      return part.contextInfo as proto.IContextInfo;
  }
  return null;
}

function isViewOnce(message: proto.IMessage, content: proto.IMessage): boolean {
  const { viewOnceMessage, viewOnceMessageV2, viewOnceMessageV2Extension } = message;
  const file = content.imageMessage ?? content.videoMessage ?? content.audioMessage;
  return Boolean(
    viewOnceMessage ?? viewOnceMessageV2 ?? viewOnceMessageV2Extension ?? file?.viewOnce,
  );
}

function fileOf(content: proto.IMessage): Part | null {
  const file = fileIn(content);
  if (!file) return null;
  const { kind, fields } = file;
  const media = describe(kind, fields);
  return { kind, text: fields.caption || null, media, warnings: missingIn(kind, fields) };
}

/** WhatsApp's own name of a content that is not read here. */
function nameOf(content: proto.IMessage): string {
  const names = Object.entries(content)
    .filter(([name, value]) => value != null && name !== 'messageContextInfo')
    .map(([name]) => name);
  return names[0] ?? 'nothing';
}

const WORDS: ((content: proto.IMessage) => Part | null)[] = [
  ({ conversation }) => (conversation ? { kind: 'text', text: conversation } : null),
  ({ extendedTextMessage: text }) =>
    text ? { kind: 'text', text: text.text ?? null, ...previewOf(text) } : null,
  ({ reactionMessage: reaction }) =>
    reaction
      ? { kind: 'reaction', text: reaction.text || null, about: reaction.key?.id ?? '' }
      : null,
  ({ encReactionMessage: reaction }) =>
    reaction ? { kind: 'reaction', text: null, about: reaction.targetMessageKey?.id ?? '' } : null,
  ({ encCommentMessage: comment }) =>
    comment ? { kind: 'comment', text: null, about: comment.targetMessageKey?.id ?? '' } : null,
  ({ protocolMessage }) => (protocolMessage ? protocolPart(protocolMessage) : null),
  ({ secretEncryptedMessage: secret }) =>
    secret ? { kind: 'edit', text: null, about: secret.targetMessageKey?.id ?? '' } : null,
  ({ pinInChatMessage: pin, messageContextInfo }) =>
    pin ? pinPart(pin, messageContextInfo?.messageAddOnDurationInSecs ?? 0) : null,
  ({ keepInChatMessage: keep }) =>
    keep
      ? { kind: keep.keepType === 1 ? 'keep' : 'unkeep', text: null, about: keep.key?.id ?? '' }
      : null,
  ({ locationMessage: place }) =>
    place
      ? {
          kind: 'location',
          text: place.comment || null,
          location: placeOf(place, place.name, place.address),
        }
      : null,
  ({ liveLocationMessage: place }) =>
    place ? { kind: 'live_location', text: place.caption || null, location: placeOf(place) } : null,
  ({ contactMessage: contact }) =>
    contact ? { kind: 'contact', text: null, contacts: [cardOf(contact)] } : null,
  ({ contactsArrayMessage: list }) =>
    list ? { kind: 'contact', text: null, contacts: (list.contacts ?? []).map(cardOf) } : null,
  (content) => pollPart(content),
  ({ pollUpdateMessage: vote }) =>
    vote
      ? { kind: 'vote', text: null, about: vote.pollCreationMessageKey?.id ?? '', chosen: null }
      : null,
  (content) => eventPart(content),
  ({ encEventResponseMessage: answer }) =>
    answer
      ? {
          kind: 'event_answer',
          text: null,
          about: answer.eventCreationMessageKey?.id ?? '',
          answer: null,
        }
      : null,
  ({ groupInviteMessage: invite }) =>
    invite
      ? {
          kind: 'invitation',
          text: invite.caption || null,
          invitation: { group: invite.groupJid ?? '', subject: invite.groupName ?? '' },
        }
      : null,
  ({ albumMessage: album }) =>
    album
      ? {
          kind: 'album',
          text: null,
          album: { images: album.expectedImageCount ?? 0, videos: album.expectedVideoCount ?? 0 },
        }
      : null,
  ({ buttonsResponseMessage: tap }) =>
    tap ? tapped(tap.selectedButtonId, tap.selectedDisplayText) : null,
  ({ listResponseMessage: tap }) =>
    tap ? tapped(tap.singleSelectReply?.selectedRowId, tap.title) : null,
  ({ templateButtonReplyMessage: tap }) =>
    tap ? tapped(tap.selectedId, tap.selectedDisplayText) : null,
  ({ interactiveResponseMessage: tap }) =>
    tap ? tapped(tap.nativeFlowResponseMessage?.name, tap.body?.text) : null,
];

/** A pin without a time, or of which nobody knows whose message it is, is not shown. */
function pinPart({ type, key }: proto.Message.IPinInChatMessage, lastsSeconds: number): Part {
  const about = key?.id ?? '';
  if (type !== 1) return { kind: 'unpin', text: null, about };
  const warnings = lastsSeconds > 0 ? [] : ['no messageAddOnDurationInSecs: the pin has no end'];
  return { kind: 'pin', text: null, about, lastsSeconds, warnings };
}

function protocolPart(done: proto.Message.IProtocolMessage): Part {
  const { Type } = proto.Message.ProtocolMessage;
  const about = done.key?.id ?? '';
  switch (done.type) {
    case Type.MESSAGE_EDIT:
      return { kind: 'edit', about, text: readContent(done.editedMessage ?? {}).text };
    case Type.REVOKE:
      return { kind: 'delete', about, text: null };
    case Type.EPHEMERAL_SETTING:
      return { kind: 'disappearing', text: null, disappearing: done.ephemeralExpiration ?? 0 };
    default:
      return { kind: 'protocolMessage', text: null };
  }
}

function previewOf(text: proto.Message.IExtendedTextMessage): Pick<SeenContent, 'preview'> {
  const { matchedText, title, description, jpegThumbnail, thumbnailDirectPath } = text;
  if (!matchedText) return {};
  const thumbnail = Boolean(jpegThumbnail?.length ?? thumbnailDirectPath);
  return {
    preview: {
      url: matchedText,
      title: title || null,
      description: description || null,
      thumbnail,
    },
  };
}

function placeOf(
  place: { degreesLatitude?: number | null; degreesLongitude?: number | null },
  name?: string | null,
  address?: string | null,
): NonNullable<SeenContent['location']> {
  return {
    latitude: place.degreesLatitude ?? 0,
    longitude: place.degreesLongitude ?? 0,
    name: name || null,
    address: address || null,
  };
}

function cardOf(contact: proto.Message.IContactMessage): {
  name: string | null;
  vcard: string | null;
} {
  return { name: contact.displayName || null, vcard: contact.vcard || null };
}

function pollPart(content: proto.IMessage): Part | null {
  const poll = pollIn(content);
  if (!poll) return null;
  const options = (poll.options ?? []).map(({ optionName }) => optionName ?? '');
  return {
    kind: 'poll',
    text: poll.name ?? null,
    poll: { question: poll.name ?? '', options, selectable: poll.selectableOptionsCount ?? 0 },
    warnings: withoutSecret(content, 'votes'),
  };
}

/** A poll, in whichever of its forms. */
export function pollIn(content: proto.IMessage): proto.Message.IPollCreationMessage | null {
  return (
    content.pollCreationMessage ??
    content.pollCreationMessageV2 ??
    content.pollCreationMessageV3 ??
    content.pollCreationMessageV5 ??
    null
  );
}

function eventPart(content: proto.IMessage): Part | null {
  const { eventMessage: event } = content;
  if (!event) return null;
  return {
    kind: 'event',
    text: event.name ?? null,
    event: {
      name: event.name ?? '',
      description: event.description || null,
      startsAt: Number(event.startTime ?? 0),
      endsAt: event.endTime ? Number(event.endTime) : null,
    },
    warnings: withoutSecret(content, 'answers'),
  };
}

function withoutSecret({ messageContextInfo }: proto.IMessage, what: string): string[] {
  if (messageContextInfo?.messageSecret?.length === 32) return [];
  return [`no messageSecret of 32 bytes: ${what} cannot be encrypted`];
}

function tapped(id: string | null | undefined, title: string | null | undefined): Part {
  return { kind: 'tap', text: title ?? null, tap: { id: id ?? null, title: title ?? null } };
}
