import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptInvitationRequest,
  AuthResponse,
  InvitationQuery,
  OpenInvitation,
} from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/access/access.decorators';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { Operation } from '../platform/http/openapi/operation';
import { LinkThrottle } from '../platform/http/rate-limits/link-throttle';
import type { LoggedIn } from './entrance';
import { Joining } from './joining';
import { PasswordTries } from './passwords/password-tries';
import { REFRESH_COOKIE, REFRESH_COOKIE_LIFETIME } from './refresh-cookie';
import { setDeviceCookie, visitorOf } from './sign-ins/visitor';

/** What the page behind the link of an invitation asks. */
@ApiTags('Authentication')
@Controller('v1/auth')
export class JoiningController {
  constructor(
    private readonly joining: Joining,
    private readonly links: LinkThrottle,
    private readonly passwords: PasswordTries,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('invitation')
  @Public()
  @Operation(
    200,
    'See who invites, and to what',
    'Shows which organization a link invites to, who sent it, with which role, and until when it works. The token is what follows the `#` of the link. It needs no credentials, and it uses nothing up.',
    OpenInvitation,
    ['invitation_not_found'],
  )
  invitation(
    @Query() { token }: InvitationQuery,
    @Req() { ip }: FastifyRequest,
  ): Promise<OpenInvitation> {
    return this.links.attempt(ip, () => this.joining.invitation(token));
  }

  @Post('accept-invitation')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Accept an invitation, and log in',
    'Accepts an invitation and logs in to its organization. Somebody without an account gives a name and chooses a password; somebody with one gives the password of that account, and a code where it has a second factor. The link works once.',
    AuthResponse,
    [
      'wrong_login',
      'two_factor_required',
      'wrong_code',
      'weak_password',
      'invitation_not_found',
      'already_member',
      'email_taken',
    ],
  )
  async accept(
    @Body() body: AcceptInvitationRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const { publicUrl } = this.environment;
    const visitor = visitorOf(request, publicUrl);
    const accept = (): Promise<LoggedIn> =>
      this.passwords.attempt(body.email, visitor, () => this.joining.accept(body, visitor));
    const { response, refreshToken } = await this.links.attempt(visitor.address, accept);
    REFRESH_COOKIE.write(reply, refreshToken, { publicUrl, maxAgeS: REFRESH_COOKIE_LIFETIME });
    setDeviceCookie(reply, visitor, publicUrl);
    return response;
  }
}
