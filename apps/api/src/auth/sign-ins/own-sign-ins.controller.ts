import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignInList } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { OwnSignIns } from './own-sign-ins';

@ApiTags('Authentication')
@Controller('v1/auth/sign-ins')
export class OwnSignInsController {
  constructor(private readonly signIns: OwnSignIns) {}

  @Get()
  @Allow('member', 'jwt')
  @Operation(
    200,
    'List where you are logged in',
    'Lists the log-ins of your account that have not ended, with device, address and last use. `isCurrent` marks the one that asks, and `isNew` marks one from a browser that was not seen before.',
    SignInList,
  )
  list(@CurrentActor() actor: UserActor): Promise<SignInList> {
    return this.signIns.list(actor);
  }

  @Delete()
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'End every other log-in',
    'Ends every log-in of your account but the one that asks. Use it when you see a device in the list that you do not know, and change the password afterwards.',
  )
  endOthers(@CurrentActor() actor: UserActor): Promise<void> {
    return this.signIns.endOthers(actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'End a log-in',
    'Ends one log-in of your account. Whoever uses it is logged out with the next request.',
  )
  end(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.signIns.end(actor, id);
  }

  @Post(':id/recognize')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Say that a new log-in is yours',
    'Confirms that a log-in from a new browser was you, so that it is no longer shown as new. A new log-in cannot confirm itself: ask from a browser where you were logged in before.',
  )
  recognize(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.signIns.recognize(actor, id);
  }
}
