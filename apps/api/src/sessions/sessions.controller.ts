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
import { ApiTags } from '@nestjs/swagger';
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
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { qrAnswer } from './qr-image';
import { SessionsService } from './sessions.service';
import { TimelineService } from './timeline/timeline.service';

@ApiTags('Sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly timeline: TimelineService,
  ) {}

  @Get()
  @Allow('sessions:read')
  @Operation(200, 'List sessions', SessionPage)
  list(@CurrentActor() actor: Actor, @Query() query: ListSessionsQuery): Promise<SessionPage> {
    return this.sessions.list(actor, query);
  }

  @Post()
  @Idempotent()
  @Allow('sessions:write')
  @Operation(201, 'Create a session and start linking', SessionView, [
    'limit_reached',
    'proxy_invalid',
  ])
  create(@CurrentActor() actor: Actor, @Body() body: CreateSessionRequest): Promise<SessionView> {
    return this.sessions.create(actor, body);
  }

  @Get(':id')
  @Allow('sessions:read')
  @Operation(200, 'Get a session', SessionView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.sessions.get(actor, id);
  }

  @Patch(':id')
  @Allow('sessions:write')
  @Operation(200, 'Update a session', SessionView, ['proxy_invalid'])
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
  @Operation(204, 'Unlink and delete a session with its messages')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.sessions.remove(actor, id);
  }

  @Post(':id/connect')
  @HttpCode(200)
  @Allow('sessions:write')
  @Operation(200, 'Start linking again, or reconnect now', SessionView, ['temporarily_banned'])
  connect(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.sessions.connect(actor, id, actor);
  }

  @Post(':id/logout')
  @HttpCode(200)
  @Allow('sessions:write')
  @Operation(200, 'Unlink the number and destroy its credentials', SessionView)
  logout(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    return this.sessions.logout(actor, id);
  }

  @Get(':id/qr')
  @Allow('sessions:read')
  @Operation(200, 'Get the QR code (PNG, SVG, JSON)', SessionQrView, [
    'pairing_unavailable',
    'not_acceptable',
  ])
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
    PairingCodeResponse,
    ['pairing_unavailable', 'pairing_refused'],
  )
  pairingCode(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PairingCodeRequest,
  ): Promise<PairingCodeResponse> {
    return this.sessions.pairingCode(actor, id, body);
  }

  @Get(':id/transitions')
  @Allow('sessions:read')
  @Operation(200, 'List status transitions', SessionTransitionPage)
  transitions(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<SessionTransitionPage> {
    return this.sessions.transitions(actor, id, query);
  }

  @Get(':id/timeline')
  @Allow('sessions:read')
  @Operation(200, 'List what happened to a session, and what was done to it', SessionTimelinePage)
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
    SessionLimitsView,
  )
  limits(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionLimitsView> {
    return this.sessions.limits(actor, id);
  }

  @Get(':id/notices')
  @Allow('sessions:read')
  @Operation(200, 'List calls and notifications of a session', SessionNoticePage)
  notices(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<SessionNoticePage> {
    return this.sessions.notices(actor, id, query);
  }
}
