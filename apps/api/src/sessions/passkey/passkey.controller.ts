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
  @Operation(
    200,
    'Get what WhatsApp asks of the passkey of the account',
    'Tells whether WhatsApp asks for the passkey of the account while a number is linked, and hands out what has to be signed on https://web.whatsapp.com, or the code to compare with the phone. Most accounts are linked without it.',
    PasskeyView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PasskeyView> {
    return this.passkeys.get(actor, id);
  }

  @Post('assertion')
  @HttpCode(202)
  @Allow('sessions:write')
  @Operation(
    202,
    'Answer with the passkey of the account',
    'Passes on what the passkey of the account signed, as browsers return it from `navigator.credentials.get`. Linking goes on when WhatsApp accepts it. The answer is refused when nothing is asked, or when it belongs to an earlier request.',
    PasskeyView,
    ['no_passkey_pending', 'passkey_answered', 'passkey_other_request', 'invalid_passkey'],
  )
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
  @Operation(
    202,
    'Confirm that the phone shows the same code',
    'Confirms that the phone shows the same code as `GET …/passkey`, which finishes linking with a passkey. Compare the codes first: a different one means that somebody else is linking.',
    PasskeyView,
    ['no_passkey_pending', 'passkey_answered', 'passkey_other_request'],
  )
  @ApiBody({ type: PasskeyConfirmRequest, required: false })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PasskeyConfirmRequest,
  ): Promise<PasskeyView> {
    return this.passkeys.confirm(actor, id, body);
  }
}
