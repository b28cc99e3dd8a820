import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentPasswordRequest,
  ForgotPasswordRequest,
  PasswordLink,
  ResetPasswordRequest,
} from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor, Public } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { LinkThrottle } from '../../platform/http/rate-limits/link-throttle';
import { LogInThrottle } from '../../platform/http/rate-limits/log-in-throttle';
import { MailThrottle } from '../../platform/http/rate-limits/mail-throttle';
import { PasswordResets } from './password-resets';

@ApiTags('Authentication')
@Controller('v1')
export class PasswordResetsController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly mails: MailThrottle,
    private readonly links: LinkThrottle,
    private readonly throttle: LogInThrottle,
  ) {}

  @Post('auth/forgot-password')
  @HttpCode(204)
  @Public()
  @Operation(
    204,
    'Ask for a link by mail that sets a new password',
    'Sends a mail with a link that sets a new password, where the address belongs to an account. The answer is the same, and takes as long, whether it does or not. The link works once, for an hour. It needs a mail server in the installation.',
    undefined,
    ['mail_unavailable'],
  )
  forgot(@Body() { email }: ForgotPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.mails.attempt(email, ip, () => this.resets.sendLink(email));
  }

  @Post('auth/reset-password')
  @HttpCode(204)
  @Public()
  @Operation(
    204,
    'Set a new password by a link, and end every log-in',
    'Sets a new password with the token of a link and ends every log-in of the account; an account of a log-in provider that was linked with it no longer opens it. The link works once. A second factor stays and is asked for at the next log-in.',
    undefined,
    ['reset_link_not_found', 'weak_password'],
  )
  reset(@Body() body: ResetPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.links.attempt(ip, () => this.resets.use(body));
  }

  @Post('members/:id/password-link')
  @Allow('password:reset', 'jwt')
  @ApiTags('Members')
  @Operation(
    201,
    'Make a link that sets a new password for a member',
    'Makes a link with which a member who forgot the password sets a new one, for installations without mail or members without access to it. It works once, within a day, and is shown this once: pass it on yourself. It asks for your own password, and is refused for somebody who belongs to another organization, too.',
    PasswordLink,
    ['wrong_password', 'log_in_again'],
  )
  link(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { currentPassword }: CurrentPasswordRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<PasswordLink> {
    const make = (): Promise<PasswordLink> => this.resets.makeLink(actor, id, currentPassword);
    return this.throttle.attempt({ account: actor.userId, address: ip, isKnown: true }, make);
  }
}
