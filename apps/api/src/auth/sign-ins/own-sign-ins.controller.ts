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
  @Operation(200, 'List where you are logged in', SignInList)
  list(@CurrentActor() actor: UserActor): Promise<SignInList> {
    return this.signIns.list(actor);
  }

  @Delete()
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(204, 'End every other log-in')
  endOthers(@CurrentActor() actor: UserActor): Promise<void> {
    return this.signIns.endOthers(actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(204, 'End a log-in')
  end(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.signIns.end(actor, id);
  }

  @Post(':id/recognize')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(204, 'Say that a new log-in is yours')
  recognize(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.signIns.recognize(actor, id);
  }
}
