import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type ContentField,
  MEDIA_TYPES,
  type MediaTypeName,
  type MessageTypeName,
  type SessionMessageRequest,
} from '@whathooks/dto';
import {
  type Around,
  encodeForward,
  encodeMessage,
  isGroup,
  type MessageContent,
  userJid,
} from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { parseId } from '../../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../../platform/database/tenant-repository';
import { type ContentColumns, contentColumns, contentOf } from '../../content/kinds';
import { contentFieldOf } from '../../content/content-field';
import { MessageFiles, type TakenFile } from '../../media/message-files';
import { ChatTimers } from '../../store/chats/chat-timers';
import { StoredBytesRepository } from '../../store/stored-bytes.repository';
import { LidNumbersRepository } from '../../store/chats/lid-numbers.repository';
import { replyOf } from '../../store/answered';
import { Message } from '../../store/message.entity';
import { LinkPreviews, type Preview } from './link-previews';
import { backgroundOf } from '../address/status-posts';
import { FORWARDED, assertFits, saidIn } from './content-rules';
import { invalidField } from '../../../platform/http/problems/invalid-field';

/** The content of a message, decided once: every attempt sends the same bytes. */
export interface RequestedContent extends ContentColumns {
  bytes: Uint8Array;
  /** WhatsApp's id of the message that a reaction is about. */
  reactsTo: string | null;
  reference: string | null;
  /** The file that it sends; null for none. */
  file: TakenFile | null;
}

/** A plain text. */
export function textContent(text: string): RequestedContent {
  const content = { type: 'text', text } as const;
  const bytes = encodeMessage(content, { secret: randomBytes(32) });
  return { ...contentColumns(content), bytes, reactsTo: null, reference: null, file: null };
}

/** Where a message goes. */
interface Place {
  /** As rows have it. */
  chat: string;
  /** As WhatsApp has it. */
  jid: string;
}

type Session = Tenant & { id: string };

/** What a message is that no phone but our own has, and none will. */
const NEVER_THERE: ReadonlySet<string> = new Set(['failed', 'cancelled']);

/** Decides the content of a message from its request: what it says, and the reply, mentions and timer around it. */
@Injectable()
export class RequestedContentReader {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly bytes: StoredBytesRepository,
    private readonly lids: LidNumbersRepository,
    private readonly timers: ChatTimers,
    private readonly previews: LinkPreviews,
    private readonly files: MessageFiles,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /**
   * @param file that the request names, ready to be sent; null where it names none.
   * @param album that the message is a part of.
   * @throws ApiError invalid_request, not_found for a message that is named and is not there.
   */
  async of(
    session: Session,
    place: Place,
    request: SessionMessageRequest,
    file: TakenFile | null,
    album?: Around['album'],
  ): Promise<RequestedContent> {
    const field = contentFieldOf(request);
    assertFits(field, request);
    const answered = request.replyTo
      ? await this.named(session, place, request, 'replyTo', request.replyTo)
      : null;
    const around = {
      ...(await this.mentionsOf(session, place, request)),
      ...(answered && { replyTo: await this.answered(session, answered) }),
      ...(await this.expiryOf(session, place, field, request)),
      background: backgroundOf(request),
      ...(album && { album }),
    };
    const requested =
      field === 'forward'
        ? await this.forwarded(session, request, around)
        : await this.written(session, place, request, file, around);
    const details = {
      ...requested.details,
      ...(answered && { replyTo: replyOf(answered) }),
      ...(around.expiresInSeconds && { expiresInSeconds: around.expiresInSeconds }),
      ...(around.names && { mentions: around.names }),
      ...(album && { albumId: album.waMessageId }),
    };
    return {
      ...requested,
      details: Object.keys(details).length > 0 ? details : null,
      reference: request.reference ?? null,
    };
  }

  /** What the request asks for, else what the people in the chat chose. */
  private async expiryOf(
    session: Session,
    { chat }: Place,
    field: ContentField,
    { expiresInSeconds }: SessionMessageRequest,
  ): Promise<Pick<Around, 'expiresInSeconds' | 'expirySetAt'>> {
    if (field === 'reaction') return {};
    const timer = await this.timers.of(session, chat);
    const seconds = expiresInSeconds ?? timer?.seconds;
    if (!seconds) return {};
    return {
      expiresInSeconds: seconds,
      ...(timer?.seconds === seconds && { expirySetAt: timer.setAt }),
    };
  }

  private async written(
    session: Session,
    place: Place,
    request: SessionMessageRequest,
    file: TakenFile | null,
    around: Around,
  ): Promise<Omit<RequestedContent, 'reference'>> {
    const about = request.reaction
      ? await this.named(session, place, request, 'reaction.messageId', request.reaction.messageId)
      : null;
    const page = await this.pageOf(request);
    const content = contentOf(request, {
      ...(about && { reaction: about }),
      ...(page && { page }),
      ...(file && { file: file.content }),
    });
    const secret = about ? {} : { secret: randomBytes(32) };
    return {
      ...contentColumns(content),
      bytes: encodeMessage(content, { ...around, ...secret }),
      reactsTo: about?.waMessageId ?? null,
      file,
    };
  }

  /** What a preview is made of, where one is asked for and the page says something in time. */
  private async pageOf({ linkPreview, text }: SessionMessageRequest): Promise<Preview | null> {
    return linkPreview && text ? this.previews.of(text) : null;
  }

  private async forwarded(
    session: Session,
    { forward }: SessionMessageRequest,
    around: Around,
  ): Promise<Omit<RequestedContent, 'reference'>> {
    const original = await this.messages.get(session, parseId('message', forward?.messageId ?? ''));
    const isLive = original.details?.location?.live === true;
    if (!FORWARDED.has(original.type) || isLive)
      throw invalidField(
        'forward.messageId',
        `a message of the type ${original.type}${isLive ? ' that moves' : ''} cannot be forwarded; texts, files, places, contacts and polls can`,
        'not_forwardable',
      );
    if (original.details?.viewOnce)
      throw invalidField(
        'forward.messageId',
        'a message that is shown once cannot be forwarded',
        'not_forwardable',
      );
    const bytes = await this.bytes.ofMessage(session, original.id);
    const isOwn = original.direction === 'outbound';
    const sent = encodeForward(bytes, isOwn, { ...around, secret: randomBytes(32) });
    if (original.deletedAt || !sent)
      throw invalidField(
        'forward.messageId',
        'the message was deleted, and has no content left',
        'not_forwardable',
      );
    const file = isFile(original.type) ? await this.files.ofMessage(session, original.id) : null;
    // A text that was edited is forwarded as it is now.
    const edited = original.editedAt && original.type === 'text' ? original.text : null;
    if (edited === null)
      return { ...contentColumns(sent.content), bytes: sent.bytes, reactsTo: null, file };
    return this.forwardedText(edited, sent.content, around);
  }

  private forwardedText(
    text: string,
    { forwardedOften }: MessageContent,
    around: Around,
  ): Omit<RequestedContent, 'reference'> {
    const plain = encodeMessage({ type: 'text', text }, {});
    const sent = encodeForward(plain, false, { ...around, secret: randomBytes(32) });
    if (!sent) throw new Error('a text can be sent on');
    const marks = forwardedOften ? { forwardedOften } : {};
    return {
      ...contentColumns({ ...sent.content, ...marks }),
      bytes: sent.bytes,
      reactsTo: null,
      file: null,
    };
  }

  /**
   * The message that a reply or a reaction is about: one that phones of this chat have, or will have by then.
   *
   * @throws ApiError not_found, invalid_request
   */
  private async named(
    session: Session,
    { chat, jid }: Place,
    { sendAt }: SessionMessageRequest,
    path: string,
    id: string,
  ): Promise<Message> {
    const message = await this.messages.get(session, parseId('message', id));
    const isHere = message.sessionId === session.id;
    if (!isHere || (message.chat !== chat && message.originChat !== jid))
      throw invalidField(
        path,
        `${path} must be a message of the chat with \`to\``,
        'wrong_message',
      );
    if (message.deletedAt)
      throw invalidField(path, `${path} names a message that was deleted`, 'wrong_message');
    if (message.type === 'reaction')
      throw invalidField(
        path,
        `${path} names a reaction: name the message that it is put to`,
        'wrong_message',
      );
    if (NEVER_THERE.has(message.status))
      throw invalidField(
        path,
        `${path} names a message that is ${message.status}: nobody has it`,
        'wrong_message',
      );
    if (message.status === 'scheduled' && !isAfter(sendAt, message.sentAt))
      throw invalidField(
        path,
        `${path} names a message that waits for its time: nobody has it before`,
        'wrong_message',
      );
    return message;
  }

  private async answered(session: Session, message: Message): Promise<Around['replyTo']> {
    const { waMessageId, author, direction } = message;
    const bytes = await this.bytes.ofMessage(session, message.id);
    return { waMessageId, author, bytes, isOwn: direction === 'outbound' };
  }

  /** @throws ApiError invalid_request */
  private async mentionsOf(
    session: Session,
    { jid }: Place,
    request: SessionMessageRequest,
  ): Promise<Pick<Around, 'mentions' | 'mentionsAll'> & { names?: string[] }> {
    const { mentions } = request;
    if (mentions === undefined) return {};
    const names = mentions === 'all' ? [mentions] : mentions;
    const mentionsAll = names.includes('all');
    if (mentionsAll && !isGroup(jid))
      throw invalidField('mentions', 'mentions can be "all" in a group only', 'wrong_mention');
    const said = saidIn(request);
    if (said.length === 0)
      throw invalidField(
        'mentions',
        'mentions need a text or a caption that says whom they name',
        'wrong_mention',
      );
    const people = names.filter((name) => name !== 'all');
    const missing = people.find((digits) => !said.some((words) => words.includes(`@${digits}`)));
    if (missing)
      throw invalidField(
        'mentions',
        `the text or caption must contain @${missing}, which phones show as the name of who is mentioned`,
        'wrong_mention',
      );
    // What is in it mentions them.
    if (request.album) return {};
    const jids: string[] = [];
    for (const digits of people) {
      const lid = await this.lids.find(session, digits);
      jids.push(lid ? `${digits}@lid` : userJid(digits));
    }
    return { names, mentions: jids, ...(mentionsAll && { mentionsAll }) };
  }
}

/** Whether something is to be sent at a later time than something else that waits. */
function isAfter(sendAt: string | undefined, other: Date): boolean {
  return sendAt !== undefined && new Date(sendAt) > other;
}

function isFile(type: MessageTypeName): type is MediaTypeName {
  return (MEDIA_TYPES as readonly string[]).includes(type);
}
