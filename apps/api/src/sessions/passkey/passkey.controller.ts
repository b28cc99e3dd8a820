import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { PasskeyAssertionRequest, PasskeyConfirmRequest, PasskeyView } from '@whathooks/dto';
import { Operation } from '../../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { PasskeyService } from './passkey.service';

@ApiTags('Sessions')
@Controller('v1/sessions/:id/passkey')
export class PasskeyController {
  constructor(private readonly passkeys: PasskeyService) {}

  @Get()
  @Allow('sessions:read')
  @Operation(200, 'Get what WhatsApp asks of the passkey of the account', PasskeyView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PasskeyView> {
    return this.passkeys.get(actor, id);
  }

  @Post('assertion')
  @HttpCode(202)
  @Allow('sessions:write')
  @Operation(202, 'Answer with the passkey of the account', PasskeyView, [
    'no_passkey_pending',
    'passkey_answered',
    'passkey_other_request',
    'invalid_passkey',
  ])
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PasskeyAssertionRequest,
  ): Promise<PasskeyView> {
    return this.passkeys.answer(actor, id, body);
  }

  @Post('confirm')
  @HttpCode(202)
  @Allow('sessions:write')
  @Operation(202, 'Confirm that the phone shows the same code', PasskeyView, [
    'no_passkey_pending',
    'passkey_answered',
    'passkey_other_request',
  ])
  @ApiBody({ type: PasskeyConfirmRequest, required: false })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PasskeyConfirmRequest,
  ): Promise<PasskeyView> {
    return this.passkeys.confirm(actor, id, body);
  }
}
