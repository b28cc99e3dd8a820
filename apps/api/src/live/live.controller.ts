import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LIVE_EVENT_DEFINITIONS, SAMPLE_EVENTS } from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { tokenOf } from '../platform/access/token-of-request';
import { LIVE_PERMISSION } from './live-stream';
import { LiveStreams } from './live-streams';

const EXAMPLE = `event: session.status
data: ${JSON.stringify(SAMPLE_EVENTS['session.status'])}

`;

const LIVE_ONLY = LIVE_EVENT_DEFINITIONS.map(
  ({ name, sentence }) => `- \`${name}\`: ${sentence}`,
).join('\n');

/** What happens in an organization, as it happens, for its dashboard. */
@ApiTags('Live')
@Controller('v1/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Sse()
  @Allow(LIVE_PERMISSION, 'jwt')
  @ApiOperation({
    summary: 'Stream events as they happen',
    description: `Server-sent events, each with the name and the body that a webhook is sent, and a \`heartbeat\` every 20 seconds. The stream ends when the access token expires and when the right to it does: connect again with a fresh token. Where the organization requires a second factor, members without one are refused with \`two_factor_setup_required\`. What happened meanwhile is not sent.

What members of the organization do among themselves is told here alone, never to a webhook, in the same form; \`x-live-events\` of this document has their shapes:

${LIVE_ONLY}`,
  })
  @ApiResponse({
    status: 200,
    description: 'The stream',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  stream(
    @CurrentActor() actor: UserActor,
    @Req() request: FastifyRequest,
  ): Observable<MessageEvent> {
    return this.streams.open(actor, tokenOf(request));
  }
}
