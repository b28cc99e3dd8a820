import type { MessageView } from '@whathooks/dto';
import type { FailureReason, WaitReason } from '@whathooks/dto/facts';
import { formatPhone, isolated } from '../../shared/format/format';
import { FAILURES, KIND_LABELS, messageWords, summaryWords, TYPE_LABELS, WAITS } from './words';

type Said = Pick<MessageView, 'type' | 'text' | 'deletedAt' | 'deletedByAdmin' | 'kind'>;
type Summed = Said & Partial<Pick<MessageView, 'media'>>;

/** What kind of content a message has, where that is worth saying: not for plain text. */
export function contentLabel({ deletedAt, deletedByAdmin, ...message }: Said): string | null {
  if (deletedAt) return deletedByAdmin ? summaryWords.deletedByAdmin : summaryWords.deleted;
  if (message.type === 'reaction' && !message.text) return summaryWords.reactionRemoved;
  if (message.type === 'text' && message.text !== null) return null;
  return KIND_LABELS[message.kind ?? ''] ?? TYPE_LABELS[message.type];
}

/** A message in one line: with its text, or the name of its document. */
export function summary(message: Summed): string {
  const label = contentLabel(message);
  const said = message.text || (message.deletedAt === null ? documentName(message) : null);
  if (!said) return label ?? '';
  return label ? summaryWords.withText(label, said) : said;
}

/** Phones give names to all files; that of a document says what it is. */
function documentName({ type, media }: Summed): string | null {
  return type === 'document' ? (media?.fileName ?? null) : null;
}

/** Why a message that was tried still waits; null where it only waits for its turn. */
export function explainWait({
  status,
  statusReason,
}: Pick<MessageView, 'status' | 'statusReason'>): string | null {
  return status === 'pending' && statusReason ? (WAITS[statusReason as WaitReason] ?? null) : null;
}

/** Why a message failed; a code of WhatsApp that nobody has met is said as it is. */
export function explainFailure(error: string | null): string {
  if (!error) return summaryWords.notSent;
  const words: string | undefined = FAILURES[error as FailureReason];
  return words ?? summaryWords.notSentBecause(error.replaceAll('_', ' '));
}

/** Who of the organization had a message sent, by name where it is known. */
export function senderText({ kind, name }: NonNullable<MessageView['sentBy']>): string | null {
  if (kind === 'user') return name === null ? null : messageWords.sentBy(isolated(name));
  return name === null ? messageWords.sentByAKey : messageWords.sentByKey(isolated(name));
}

/** Who wrote a message of a group; null where it needs no saying. */
export function authorOf({
  chat,
  direction,
  pushName,
  from,
}: Pick<MessageView, 'chat' | 'direction' | 'pushName' | 'from'>): string | null {
  if (direction === 'outbound' || !chat.endsWith('@g.us')) return null;
  return pushName ?? formatPhone(from);
}

/** A message in one line of a list of chats: in a group with who wrote it. */
export function preview(message: MessageView): string {
  const author = authorOf(message);
  return author ? summaryWords.by(isolated(author), summary(message)) : summary(message);
}
