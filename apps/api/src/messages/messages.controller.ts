import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  EditMessageRequest,
  KeepMessageRequest,
  ListMessagesQuery,
  MessagePage,
  MessageView,
  PinMessageRequest,
  SendMessageRequest,
  SentMessage,
  SessionMessageRequest,
} from '@whathooks/dto';
import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '@whathooks/dto';
import type { IdempotencyClaim } from '../platform/http/idempotency/idempotency-claim';
import { CurrentClaim, Idempotent } from '../platform/http/idempotency/idempotent';
import { AnswerExamples } from '../platform/http/openapi/examples';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { OwnChanges } from './changes/own/own-changes.service';
import { MediaRequests } from './media/media-requests.service';
import { MessagesService } from './messages.service';
import { SendMessageService } from './send/send-message.service';

const SEND_ERRORS: readonly ErrorCode[] = [
  'session_not_connected',
  'invalid_recipient',
  'recipient_not_on_whatsapp',
  'message_refused',
  'reach_out_timelock',
  'new_chat_cap',
  'media_not_convertible',
  'media_too_large',
  'media_not_fetched',
  'file_too_large',
  'storage_full',
  'storage_unavailable',
  'not_found',
];

const PENDING = {
  status: 202,
  description: 'WhatsApp has not acknowledged it within 10 s; a message.status event follows',
  type: SentMessage,
};

const CHANGE_ERRORS: readonly ErrorCode[] = [
  'too_late',
  'session_not_connected',
  'message_refused',
  'not_found',
];

const CHANGE_PENDING = {
  status: 202,
  description:
    'WhatsApp has not acknowledged the change within 10 s; a message.edited, message.deleted, message.pinned or message.kept event follows',
  type: MessageView,
};

/** How long a message is pinned where the request does not say, in seconds. */
const PINNED_SECONDS = 604_800;

@ApiTags('Messages')
@Controller('v1')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly sender: SendMessageService,
    private readonly changes: OwnChanges,
    private readonly files: MediaRequests,
  ) {}

  @Post('messages')
  @Idempotent()
  @Allow('messages:send', 'apiKey')
  @Operation(
    201,
    'Send a message',
    'Sends a message with exactly one content: a text, a file, a place, contacts, a poll, a reaction or a forwarded message. A file is the `mediaId` of an upload, a `url` or `base64`, as in `{"image": {"url": "https://agency.example/menu.jpg", "caption": "Our menu"}}`. It answers 201 once WhatsApp has accepted the message, and 202 with `pending` where that takes longer than ten seconds, where `queue` lets it wait, or where `sendAt` schedules it. Give an `Idempotency-Key`, and a repeated request sends nothing twice.',
    SentMessage,
    SEND_ERRORS,
  )
  @ApiResponse(PENDING)
  @AnswerExamples({ 202: { status: 'pending' } })
  async send(
    @CurrentActor() actor: Actor,
    @Body() body: SendMessageRequest,
    @CurrentClaim() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentMessage> {
    return answer(reply, await this.sender.send(actor, body, claim));
  }

  @Get('messages')
  @Allow('messages:read')
  @Operation(
    200,
    'List messages',
    'Lists messages of all sessions, inbound and outbound, newest first. Filter by session, chat, direction, status or time. It is the list to catch up with after an outage of your own.',
    MessagePage,
    ['not_found'],
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListMessagesQuery): Promise<MessagePage> {
    return this.messages.list(actor, query);
  }

  @Get('messages/:id')
  @Allow('messages:read')
  @Operation(
    200,
    'Get a message',
    'Returns one message with everything that is known of it now: its status, its latest text, its file, the votes of a poll, and how far it came with each member of a group.',
    MessageView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageView> {
    return this.messages.get(actor, id);
  }

  @Patch('messages/:id')
  @Allow('messages:send')
  @Operation(
    200,
    'Edit the text or caption of a message, or when it is sent',
    'Replaces the text or the caption of a message that the number sent; WhatsApp shows it as edited, and takes edits for a limited time. A scheduled message gets another text or time before it is sent. It answers 202 while WhatsApp has not confirmed the change.',
    MessageView,
    ['message_not_editable', ...CHANGE_ERRORS],
  )
  @ApiResponse(CHANGE_PENDING)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: EditMessageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    return this.changed(actor, id, reply, await this.changes.edit(actor, id, body));
  }

  @Delete('messages/:id')
  @Allow('messages:send')
  @Operation(
    200,
    'Delete a message for everyone',
    'Deletes a message for everybody in the chat, or cancels one that is scheduled or waits. The number can delete its own messages, and those of others in a group that it administers. It answers 202 while WhatsApp has not confirmed it.',
    MessageView,
    ['message_not_deletable', ...CHANGE_ERRORS],
  )
  @ApiResponse(CHANGE_PENDING)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    return this.changed(actor, id, reply, await this.changes.remove(actor, id));
  }

  @Post('messages/:id/pin')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Pin a message for everybody in its chat, or unpin it',
    'Pins a message on top of its chat, for everybody in it, for a day, a week or 30 days, or unpins it. Phones show three pinned messages of a chat. In a group with restricted settings it takes an administrator.',
    MessageView,
    ['message_not_pinnable', ...CHANGE_ERRORS],
  )
  @ApiResponse(CHANGE_PENDING)
  async pin(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { pinned, forSeconds = PINNED_SECONDS }: PinMessageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    const isDone = await this.changes.pin(actor, id, pinned ? forSeconds : null);
    return this.changed(actor, id, reply, isDone);
  }

  @Post('messages/:id/keep')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Keep a message from disappearing, or let it disappear',
    'Keeps a message that would disappear, for everybody in the chat, or lets it disappear after all. Only messages of chats with a timer can be kept, while phones still have them.',
    MessageView,
    ['message_not_keepable', ...CHANGE_ERRORS],
  )
  @ApiResponse(CHANGE_PENDING)
  async keep(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { kept }: KeepMessageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    return this.changed(actor, id, reply, await this.changes.keep(actor, id, kept));
  }

  @Post('messages/:id/media/download')
  @HttpCode(202)
  @Allow('messages:read')
  @Operation(
    202,
    'Download the file of a message again',
    'Asks the phone for the file of a message that was not ready or could not be downloaded. It answers at once; a `message.media` event tells when the file is there or never will be. The number has to be connected.',
    MessageView,
    ['file_ready', 'session_not_connected', 'not_found'],
  )
  async downloadAgain(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageView> {
    await this.files.downloadAgain(actor, id);
    return this.messages.get(actor, id);
  }

  @Post('sessions/:id/messages')
  @Idempotent()
  @Allow('messages:send', 'jwt')
  @Operation(
    201,
    'Send a message from the dashboard',
    'Sends a message in the name of a member who is logged in, from the session in the path. It takes the same contents as `POST /v1/messages`, which is the one for API keys, and notes the member as the sender.',
    SentMessage,
    SEND_ERRORS,
  )
  @ApiResponse(PENDING)
  @AnswerExamples({ 202: { status: 'pending' } })
  async answerFromDashboard(
    @CurrentActor() actor: Actor,
    @Param('id') sessionId: string,
    @Body() body: SessionMessageRequest,
    @CurrentClaim() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentMessage> {
    return answer(reply, await this.sender.send(actor, { ...body, sessionId }, claim));
  }

  private changed(
    actor: Actor,
    id: string,
    reply: FastifyReply,
    isDone: boolean,
  ): Promise<MessageView> {
    void reply.status(isDone ? 200 : 202);
    return this.messages.get(actor, id);
  }
}

function answer(reply: FastifyReply, sent: SentMessage): SentMessage {
  void reply.status(sent.status === 'sent' ? 201 : 202);
  return sent;
}
