import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { interval, map, merge, type Observable, takeUntil } from 'rxjs';
import { Allow, CurrentActor } from '../security/access.decorators';
import type { UserActor } from '../security/actor';
import { LiveStreams } from './live-streams';

/** Keeps proxies from closing a quiet stream, and lets the server notice a screen that is gone. */
const HEARTBEAT_MS = 20_000;

/** What happens in an organization, as it happens, for its dashboard. */
@ApiExcludeController()
@Controller('v1/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Sse()
  @Allow('member', 'jwt')
  stream(@CurrentActor() actor: UserActor): Observable<MessageEvent> {
    const heartbeat = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: {} })));
    const { stopped } = this.streams;
    return merge(this.streams.open(actor.organizationId), heartbeat).pipe(takeUntil(stopped));
  }
}
