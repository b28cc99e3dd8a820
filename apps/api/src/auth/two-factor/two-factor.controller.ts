import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPasswordRequest,
  DisableTwoFactorRequest,
  RecoveryCodes,
  TwoFactorCodeRequest,
  TwoFactorSecret,
  TwoFactorView,
} from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { LogInThrottle } from '../../platform/http/rate-limits/log-in-throttle';
import { OwnTwoFactor } from './own-two-factor';

@ApiTags('Authentication')
@Controller('v1')
export class TwoFactorController {
  constructor(
    private readonly own: OwnTwoFactor,
    private readonly throttle: LogInThrottle,
  ) {}

  @Get('auth/two-factor')
  @Allow('member', 'jwt')
  @Operation(
    200,
    'See whether your log-in asks for a second factor',
    'Tells whether logging in to your account asks for a code besides the password, whether the organization requires that of its members, and how many recovery codes are left.',
    TwoFactorView,
  )
  view(@CurrentActor() actor: UserActor): Promise<TwoFactorView> {
    return this.own.view(actor);
  }

  @Post('auth/two-factor')
  @HttpCode(200)
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Begin to set up an authenticator app',
    'Makes the secret of an authenticator app, as text and as an `otpauth:` address to show as a QR code. Nothing changes until the first code is confirmed; beginning again replaces the secret. It asks for your password.',
    TwoFactorSecret,
    ['wrong_password', 'log_in_again', 'two_factor_enabled'],
  )
  begin(
    @CurrentActor() actor: UserActor,
    @Body() { currentPassword }: CurrentPasswordRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<TwoFactorSecret> {
    const begin = (): Promise<TwoFactorSecret> => this.own.begin(actor, currentPassword);
    return this.throttle.attempt({ account: actor.userId, address: ip, isKnown: true }, begin);
  }

  @Post('auth/two-factor/confirm')
  @HttpCode(200)
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Finish it with a first code, and end every other log-in',
    'Turns the second factor on with a first code of the authenticator app. The answer has ten recovery codes, shown this once. Every other log-in of the account ends, because it was made without a code.',
    RecoveryCodes,
    ['wrong_code', 'two_factor_enabled', 'not_found'],
  )
  confirm(
    @CurrentActor() actor: UserActor,
    @Body() { code }: TwoFactorCodeRequest,
  ): Promise<RecoveryCodes> {
    return this.own.confirm(actor, code);
  }

  @Post('auth/two-factor/recovery-codes')
  @HttpCode(200)
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Replace your recovery codes',
    'Replaces all recovery codes with new ones, shown this once. The codes before stop working, used or not. It asks for a code of the authenticator app.',
    RecoveryCodes,
    ['wrong_code', 'not_found'],
  )
  renewCodes(
    @CurrentActor() actor: UserActor,
    @Body() { code }: TwoFactorCodeRequest,
  ): Promise<RecoveryCodes> {
    return this.own.renewCodes(actor, code);
  }

  @Post('auth/two-factor/disable')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Log in with the password alone again',
    'Turns the second factor of your account off: from now on the password alone is enough. It asks for the password and for a code of the app or a recovery code. An organization that requires a second factor shows you nothing until you set one up again.',
    undefined,
    ['wrong_password', 'log_in_again', 'wrong_code', 'not_found'],
  )
  disable(
    @CurrentActor() actor: UserActor,
    @Body() { currentPassword, code }: DisableTwoFactorRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    const end = (): Promise<void> => this.own.end(actor, currentPassword, code);
    return this.throttle.attempt({ account: actor.userId, address: ip, isKnown: true }, end);
  }

  @Post('members/:id/reset-two-factor')
  @HttpCode(204)
  @Allow('two-factor:reset', 'jwt')
  @ApiTags('Members')
  @Operation(
    204,
    'End the second factor of a member who lost it, and their log-ins',
    'Ends the second factor of a member who lost phone and recovery codes, and ends all their log-ins. They log in with the password alone and set the second factor up again. It asks for your own password, and is refused for somebody who belongs to another organization, too.',
    undefined,
    ['wrong_password', 'log_in_again'],
  )
  reset(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { currentPassword }: CurrentPasswordRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    const reset = (): Promise<void> => this.own.reset(actor, id, currentPassword);
    return this.throttle.attempt({ account: actor.userId, address: ip, isKnown: true }, reset);
  }
}
