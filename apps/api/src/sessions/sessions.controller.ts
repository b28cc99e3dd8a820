import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiExtraModels, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CreateSessionRequest,
  ListSessionsQuery,
  PageQuery,
  PairingCodeRequest,
  PairingCodeResponse,
  SessionLimitsView,
  SessionNoticePage,
  SessionPage,
  SessionQrView,
  SessionTransitionPage,
  SessionView,
  SessionTimelinePage,
  UpdateSessionRequest,
} from '@whathooks/dto';
import type { FastifyReply } from 'fastify';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { AnswerExamples } from '../platform/http/openapi/examples';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { QR_FORMS, qrAnswer } from './qr-image';
import { SessionLinking } from './session-linking.service';
import { SessionsService } from './sessions.service';
import { TimelineService } from './timeline/timeline.service';

/** What differs, of a session that was just made, from one that is linked. */
const NEW_SESSION = {
  ...{ status: 'PENDING', phone: null, pushName: null, connectedAt: null, linkedAt: null },
  rejectCalls: null,
};

@ApiTags('Sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly linking: SessionLinking,
    private readonly timeline: TimelineService,
  ) {}

  @Get()
  @Allow('sessions:read')
  @Operation(
    200,
    'List sessions',
    'Lists the sessions of the organization, newest first: those of one client with `clientId`, or with `none` those of no client. A session is one WhatsApp number that is linked, or is to be. Each has its status, the reason for it, and its settings.',
    SessionPage,
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListSessionsQuery): Promise<SessionPage> {
    return this.sessions.list(actor, query);
  }

  @Post()
  @Idempotent()
  @Allow('sessions:write')
  @Operation(
    201,
    'Create a session and start linking',
    'Creates a session and starts linking at once: a QR code is there within seconds, in `qr` of the session, in `session.qr` events, and as a picture at `/qr`. `metadata` is echoed in every event of the session. The number of sessions can be limited for an organization.',
    SessionView,
    ['limit_reached', 'proxy_invalid'],
  )
  @AnswerExamples({ 201: NEW_SESSION })
  create(@CurrentActor() actor: Actor, @Body() body: CreateSessionRequest): Promise<SessionView> {
    return this.sessions.create(actor, body);
  }

  @Get(':id')
  @Allow('sessions:read')
  @Operation(
    200,
    'Get a session',
    'Returns one session. While its status is QR, `qr` holds the text of the code and `qrExpiresAt` the time until which it can be scanned. `statusReason` says why a number is not connected.',
    SessionView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.sessions.get(actor, id);
  }

  @Patch(':id')
  @Allow('sessions:write')
  @Operation(
    200,
    'Update a session',
    'Changes the name, metadata or settings of a session; fields that are left out stay. Settings pace what the number sends, reject calls, and choose whether presences, status posts and channels are received. A new proxy reconnects the number at once.',
    SessionView,
    ['proxy_invalid', 'webhooks_remain'],
  )
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateSessionRequest,
  ): Promise<SessionView> {
    return this.sessions.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('sessions:write')
  @Operation(
    204,
    'Unlink and delete a session with its messages',
    'Unlinks the number and deletes the session with its credentials, chats, messages and files. It cannot be undone. Messages on the phone stay, and an open connect link of the session ends.',
  )
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.linking.remove(actor, id);
  }

  @Post(':id/connect')
  @HttpCode(200)
  @Allow('sessions:write')
  @Operation(
    200,
    'Start linking again, or reconnect now',
    'Starts linking again after a log-out or an expired code, or ends the pause before the next attempt to reconnect. A session that is connected stays so. While WhatsApp bans the number for a time, it is refused: an earlier attempt can prolong the ban.',
    SessionView,
    ['temporarily_banned'],
  )
  connect(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.linking.connect(actor, id, actor);
  }

  @Post(':id/logout')
  @HttpCode(200)
  @Allow('sessions:write')
  @Operation(
    200,
    'Unlink the number and destroy its credentials',
    'Unlinks the number: whathooks leaves the list of linked devices on the phone, and its credentials are destroyed. The session, its chats and its messages stay, and it can be linked again. A session that is logged out stays as it is.',
    SessionView,
  )
  logout(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.linking.logout(actor, id);
  }

  @Get(':id/qr')
  @Allow('sessions:read')
  @Operation(
    200,
    'Get the QR code (PNG, SVG, JSON)',
    'Returns the QR code of a session whose status is QR: as PNG, with `Accept: image/svg+xml` as SVG, or with `Accept: application/json` as JSON with the text of the code. A code is valid for some seconds and replaced by the next; fetch it anew when it expires.',
    undefined,
    ['pairing_unavailable', 'not_acceptable'],
  )
  @ApiExtraModels(SessionQrView)
  @ApiResponse({ status: 200, content: QR_FORMS })
  async qr(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const { contentType, body } = await qrAnswer(await this.sessions.get(actor, id), accept);
    void reply.header('content-type', contentType).header('cache-control', 'no-store');
    return body;
  }

  @Post(':id/pairing-code')
  @HttpCode(200)
  @Allow('sessions:write')
  @Operation(
    200,
    'Get a pairing code to type on the phone instead of scanning',
    'Asks WhatsApp for a code of eight characters that is typed on the phone under Linked devices, for phones that cannot scan. `phone` is the number of that phone. The session has to be in status QR.',
    PairingCodeResponse,
    ['pairing_unavailable', 'pairing_refused'],
  )
  pairingCode(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PairingCodeRequest,
  ): Promise<PairingCodeResponse> {
    return this.linking.pairingCode(actor, id, body);
  }

  @Get(':id/transitions')
  @Allow('sessions:read')
  @Operation(
    200,
    'List status transitions',
    'Lists every change of status of a session with its reason and time, newest first. It answers when a number was down, and why.',
    SessionTransitionPage,
  )
  transitions(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<SessionTransitionPage> {
    return this.sessions.transitions(actor, id, query);
  }

  @Get(':id/timeline')
  @Allow('sessions:read')
  @Operation(
    200,
    'List what happened to a session, and what was done to it',
    'Lists in one line of time what happened to a session and what people did to it: changes of status, notices, and entries of the audit log. Actions of people are left out for callers who may not read the audit log.',
    SessionTimelinePage,
  )
  listTimeline(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<SessionTimelinePage> {
    return this.timeline.list(actor, id, query);
  }

  @Get(':id/limits')
  @Allow('sessions:read')
  @Operation(
    200,
    'Get what WhatsApp lets a number send to people it does not know',
    'Returns what WhatsApp has said about sending to strangers: whether the number may begin new chats at all, and how many it has left. Both are null as long as WhatsApp has said nothing.',
    SessionLimitsView,
  )
  limits(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionLimitsView> {
    return this.sessions.limits(actor, id);
  }

  @Get(':id/notices')
  @Allow('sessions:read')
  @Operation(
    200,
    'List calls and notifications of a session',
    'Lists what WhatsApp told a session beside messages, newest first: calls, restrictions, and other notifications.',
    SessionNoticePage,
  )
  notices(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<SessionNoticePage> {
    return this.sessions.notices(actor, id, query);
  }
}
