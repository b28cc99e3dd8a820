import { normalizeMessageContent, proto, sha256 } from '@whiskeysockets/baileys';
import { type Account } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import type { Exchange } from '../exchange/exchange';
import type { KeptMessage, NotedMessageView } from '../store/chats';
import { openSecret, type Sealed, type SecretUse } from '../phone/secrets';
import { pollIn, readContent, type SeenContent } from '../phone/messages/seen-content';

/** A message as a phone shows it. */
export interface SeenMessage
  extends Omit<NotedMessageView, 'content' | 'text' | 'timer'>, SeenContent {}

/** Content about other messages, or about the chat, is not replaced. */
const LASTING: ReadonlySet<string> = new Set([
  ...['reaction', 'edit', 'delete', 'pin', 'unpin', 'keep', 'unkeep', 'vote', 'event_answer'],
  ...['disappearing', 'comment', 'album', 'protocolMessage', 'secretEncryptedMessage'],
]);

/** Reads a message and decrypts what is encrypted with the secret of another one. */
export function shows(
  exchange: Exchange,
  phone: string,
  { content, timer, ...noted }: NotedMessageView,
): SeenMessage {
  const { text, warnings, ...seen } = readContent(content);
  const isStaying = noted.direction === 'in' && timer > 0 && !seen.expiresInSeconds;
  return {
    ...noted,
    ...seen,
    warnings: [
      ...warnings,
      ...(isStaying && !LASTING.has(seen.kind)
        ? [`no timer, and messages of the chat disappear after ${timer} s`]
        : []),
    ],
    text: text ?? noted.text,
    ...opened(exchange, phone, noted, content),
  };
}

type Noted = Pick<NotedMessageView, 'from'>;

function opened(
  exchange: Exchange,
  phone: string,
  { from }: Noted,
  message: proto.IMessage,
): Partial<SeenContent> {
  const content = normalizeMessageContent(message) ?? message;
  const open = (
    use: SecretUse,
    id: string | null | undefined,
    sealed: Partial<Sealed> | object,
  ): { plain: Buffer; target: KeptMessage } | null =>
    openAbout(exchange, phone, from, use, id ?? '', sealed as Sealed);
  const { pollUpdateMessage: vote, encEventResponseMessage: answer } = content;
  if (vote) {
    const found = open('Poll Vote', vote.pollCreationMessageKey?.id, vote.vote ?? {});
    return { chosen: found && chosenIn(found.target.content, found.plain) };
  }
  if (answer) {
    const found = open('Event Response', answer.eventCreationMessageKey?.id, answer);
    const { EventResponseType } = proto.Message.EventResponseMessage;
    const response = found && proto.Message.EventResponseMessage.decode(found.plain).response;
    return { answer: response == null ? null : (EventResponseType[response] ?? null) };
  }
  const { secretEncryptedMessage: edit, encReactionMessage: reaction } = content;
  if (reaction) {
    const found = open('Enc Reaction', reaction.targetMessageKey?.id, reaction);
    if (!found) return { warnings: ['a reaction that cannot be decrypted'] };
    return { text: proto.Message.ReactionMessage.decode(found.plain).text || null };
  }
  const { encCommentMessage: comment } = content;
  if (comment) {
    const found = open('Enc Comment', comment.targetMessageKey?.id, comment);
    if (!found) return { warnings: ['a comment that cannot be decrypted'] };
    return { text: readContent(proto.Message.decode(found.plain)).text };
  }
  if (!edit) return {};
  const found = open('Message Edit', edit.targetMessageKey?.id, edit);
  if (!found) return { warnings: ['an edit that cannot be decrypted'] };
  const { text } = readContent(proto.Message.decode(found.plain));
  return { text };
}

/** The sender used phone numbers or LIDs for both parties: all combinations are tried. */
function openAbout(
  exchange: Exchange,
  phone: string,
  actor: string,
  use: SecretUse,
  id: string,
  { encPayload, encIv }: Partial<Sealed>,
): { plain: Buffer; target: KeptMessage } | null {
  const target = exchange.chats.withId(phone, id);
  const secret = target?.content.messageContextInfo?.messageSecret;
  if (!target || !secret?.length || !encPayload || !encIv) return null;
  const { accounts } = exchange;
  const author = target.direction === 'out' ? phone : target.author || target.peer;
  for (const authorJid of jidsOf(accounts.find(author))) {
    for (const actorJid of jidsOf(accounts.find(actor))) {
      const parties = { secret, targetId: id, author: authorJid, actor: actorJid };
      try {
        return { plain: openSecret(use, parties, { encPayload, encIv }), target };
      } catch {
        // Wrong combination.
      }
    }
  }
  return null;
}

function jidsOf(account: Account | undefined): string[] {
  return account ? [lidJid(account.lid), phoneJid(account.phone)] : [];
}

/** Names of the options that a vote chose, by their hashes. */
function chosenIn(poll: proto.IMessage, plain: Uint8Array): string[] {
  const names = (pollIn(normalizeMessageContent(poll) ?? poll)?.options ?? []).map(
    ({ optionName }) => optionName ?? '',
  );
  const { selectedOptions } = proto.Message.PollVoteMessage.decode(plain);
  return (selectedOptions ?? []).map((hash) => {
    const chosen = Buffer.from(hash);
    return names.find((name) => sha256(Buffer.from(name)).equals(chosen)) ?? 'an unknown option';
  });
}
