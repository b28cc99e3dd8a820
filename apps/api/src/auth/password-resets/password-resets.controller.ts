import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ForgotPasswordRequest, PasswordLink, ResetPasswordRequest } from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor, Public } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { LinkThrottle } from '../../platform/http/rate-limits/link-throttle';
import { MailThrottle } from '../../platform/http/rate-limits/mail-throttle';
import { PasswordResets } from './password-resets';

@ApiTags('Authentication')
@Controller('v1')
export class PasswordResetsController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly mails: MailThrottle,
    private readonly links: LinkThrottle,
  ) {}

  @Post('auth/forgot-password')
  @HttpCode(204)
  @Public()
  @Operation(204, 'Ask for a link by mail that sets a new password', undefined, [
    'mail_unavailable',
  ])
  forgot(@Body() { email }: ForgotPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.mails.attempt(email, ip, () => this.resets.sendLink(email));
  }

  @Post('auth/reset-password')
  @HttpCode(204)
  @Public()
  @Operation(204, 'Set a new password by a link, and end every log-in', undefined, [
    'reset_link_not_found',
    'weak_password',
  ])
  reset(@Body() body: ResetPasswordRequest, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.links.attempt(ip, () => this.resets.use(body));
  }

  @Post('members/:id/password-link')
  @Allow('password:reset', 'jwt')
  @ApiTags('Members')
  @Operation(201, 'Make a link that sets a new password for a member', PasswordLink)
  link(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PasswordLink> {
    return this.resets.makeLink(actor, id);
  }
}
