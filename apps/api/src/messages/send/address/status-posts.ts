import { Injectable } from '@nestjs/common';
import {
  type ContentField,
  type SendMessageRequest,
  type SessionMessageRequest,
  STATUS_AUDIENCE_MAX,
} from '@whathooks/dto';
import { isGroup, STATUS_CHAT, userJid } from '@whathooks/whatsapp';
import type { Actor } from '../../../platform/access/actor';
import { parseId } from '../../../platform/database/ids';
import { invalidField } from '../../../platform/http/problems/invalid-field';
import { contentFieldOf } from '../../content/content-field';
import { StatusAudiencesRepository } from '../../store/chats/status-audiences.repository';
import { MessageAddresses } from './message-addresses';
import type { Recipient } from './recipients';

/** What phones show as a status post. */
const POSTED: ReadonlySet<ContentField> = new Set<ContentField>([
  'text',
  'image',
  'video',
  'voice',
]);

/** What belongs to a conversation, and not to a post. */
const OF_CONVERSATIONS = ['replyTo', 'mentions', 'expiresInSeconds'] as const;

/** Colour behind a text where none is given. */
const BACKGROUND = '#075e54';

/** Status posts: messages to many people, which WhatsApp shows to them for 24 hours. */
@Injectable()
export class StatusPosts {
  constructor(
    private readonly addresses: MessageAddresses,
    private readonly audiences: StatusAudiencesRepository,
  ) {}

  /**
   * Who is sent a status post: the people whom the request names, or the address book of the number.
   *
   * @throws ApiError invalid_recipient, invalid_request for what no status post can be.
   */
  async recipientOf(actor: Actor, request: SendMessageRequest): Promise<Recipient> {
    assertIsPost(request);
    const audience = request.audience
      ? await this.named(actor, request, request.audience)
      : await this.addressBook(actor, request);
    return { jid: STATUS_CHAT, phone: null, audience };
  }

  private async named(
    actor: Actor,
    { sessionId }: SendMessageRequest,
    names: readonly string[],
  ): Promise<string[]> {
    const jids = new Set<string>();
    for (const [index, to] of names.entries()) {
      const { jid } = await this.addresses.recipientOf(actor, { sessionId, to });
      if (isGroup(jid))
        throw invalidField(
          `audience.${index}`,
          'an audience is made of people, and this is a group',
          'wrong_people',
        );
      jids.add(jid);
    }
    return [...jids];
  }

  private async addressBook(
    { organizationId }: Actor,
    { sessionId }: SendMessageRequest,
  ): Promise<string[]> {
    const session = { id: parseId('session', sessionId), organizationId };
    const phones = await this.audiences.addressBook(session, STATUS_AUDIENCE_MAX + 1);
    if (phones.length === 0)
      throw invalidField(
        'audience',
        'the address book of the number is empty: name in `audience` who sees the post',
        'required',
      );
    if (phones.length > STATUS_AUDIENCE_MAX)
      throw invalidField(
        'audience',
        `the address book of the number has more than ${STATUS_AUDIENCE_MAX} people: name in \`audience\` who sees the post`,
        'too_many',
        STATUS_AUDIENCE_MAX,
      );
    return phones.map(userJid);
  }
}

/** The colour behind a status post that is a text, as 0xAARRGGBB; undefined for any other message. */
export function backgroundOf({ to, text, background }: SessionMessageRequest): number | undefined {
  if (to !== STATUS_CHAT || text === undefined) return undefined;
  return 0xff_00_00_00 + Number.parseInt((background ?? BACKGROUND).slice(1), 16);
}

/** @throws ApiError invalid_request for what belongs to status posts alone. */
export function assertIsNoPost(request: SendMessageRequest): void {
  const excess = (['audience', 'background'] as const).find((name) => request[name]);
  if (excess)
    throw invalidField(
      excess,
      `${excess} can stand beside \`to: ${STATUS_CHAT}\` only`,
      'not_together',
    );
}

/** @throws ApiError invalid_request */
function assertIsPost(request: SendMessageRequest): void {
  const field = contentFieldOf(request);
  if (!POSTED.has(field))
    throw invalidField(
      field,
      `a status post is a text, an image, a video or a voice message`,
      'not_together',
    );
  const excess = OF_CONVERSATIONS.find((name) => request[name] !== undefined);
  if (excess)
    throw invalidField(excess, `${excess} cannot stand beside a status post`, 'not_together');
  if (request.background !== undefined && field !== 'text')
    throw invalidField('background', 'background can stand beside a text only', 'not_together');
  if (request.image?.viewOnce ?? request.video?.viewOnce)
    throw invalidField(
      `${field}.viewOnce`,
      'a status post can be looked at as often as one likes',
      'not_together',
    );
  if (request.video?.note)
    throw invalidField('video.note', 'a status post is no round video', 'not_together');
}
