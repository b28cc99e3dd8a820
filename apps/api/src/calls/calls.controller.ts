import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallPayload } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { CallsService } from './calls.service';

@ApiTags('Sessions')
@Controller('v1/sessions')
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Post(':id/calls/:callId/reject')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Reject a call that rings',
    'Rejects a call while it rings; the caller sees it as declined. Calls cannot be answered. One that was rejected already stays so, and one that is over is refused.',
    CallPayload,
    ['call_over', 'session_not_connected'],
  )
  reject(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('callId') callId: string,
  ): Promise<CallPayload> {
    return this.calls.reject(actor, id, callId);
  }
}
