import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AuthResponse,
  CompleteOidcRequest,
  CurrentPasswordRequest,
  FinishOidcRequest,
  OidcOutcome,
  OidcRedirect,
  OidcView,
  StartOidcRequest,
} from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor, Public } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { Operation } from '../../platform/http/openapi/operation';
import { OwnCookie } from '../../platform/http/own-cookies';
import { LinkThrottle } from '../../platform/http/rate-limits/link-throttle';
import { LogInThrottle } from '../../platform/http/rate-limits/log-in-throttle';
import { REFRESH_COOKIE, REFRESH_COOKIE_LIFETIME } from '../refresh-cookie';
import { setDeviceCookie, type Visitor, visitorOf } from '../sign-ins/visitor';
import { BEGUN_SECONDS } from './begun-log-ins';
import { OidcEntrance } from './oidc-entrance';
import { OwnLink } from './own-link';

/**
 * Holds the secret of a log-in that goes on at the provider. It comes back with a request of the page that the provider
 * sends the browser to, so no other site's page can have it sent.
 */
const COOKIE = new OwnCookie('whathooks_provider');

@ApiTags('Authentication')
@Controller('v1/auth/oidc')
export class OidcController {
  constructor(
    private readonly entrance: OidcEntrance,
    private readonly own: OwnLink,
    private readonly throttle: LogInThrottle,
    private readonly invitations: LinkThrottle,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  @Allow('member', 'jwt')
  @Operation(
    200,
    'See whether a log-in provider opens your account',
    'Says whether this installation has a log-in provider, what its button is called, and whether your account is linked with an account of it. Where your account has no password, the provider is its only way in.',
    OidcView,
  )
  view(@CurrentActor() actor: UserActor): Promise<OidcView> {
    return this.own.view(actor);
  }

  @Post('start')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Begin to log in with the provider',
    'Gives the address of the provider to lead the browser to, and remembers this log-in in a cookie for a few minutes. With the token of an invitation, the person joins by it when they come back.',
    OidcRedirect,
    ['provider_unavailable', 'not_found'],
  )
  async start(
    @Body() { invitation }: StartOidcRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OidcRedirect> {
    return this.leave(reply, await this.entrance.start(invitation ?? null));
  }

  @Post('finish')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Come back from the provider',
    'Takes the answer that the provider put into the address of the page it led back to. It logs in whom it knows; else it says what it asks for yet: a code, the password of the account with this e-mail address, or the name of a new organization.',
    OidcOutcome,
    [
      'provider_refused',
      'provider_unavailable',
      'wrong_login',
      'identity_linked',
      'registration_closed',
      'invitation_not_found',
      'already_member',
      'email_taken',
      'not_found',
    ],
  )
  async finish(
    @Body() body: FinishOidcRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OidcOutcome> {
    const { publicUrl } = this.environment;
    const visitor = visitorOf(request, publicUrl);
    const cookie = COOKIE.read(request, publicUrl);
    COOKIE.clear(reply, publicUrl);
    const { outcome, refreshToken, secret } = await this.invitations.attempt(request.ip, () =>
      this.entrance.finish(cookie, body, visitor),
    );
    if (secret) this.remember(reply, secret);
    if (refreshToken) this.enter(reply, refreshToken, visitor);
    return outcome;
  }

  @Post('complete')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Give what a log-in with the provider asks for yet, and log in',
    'Finishes a log-in with what the answer before asked for: the code of a second factor, the password of the account that has this e-mail address, which is linked then, or the name of a new organization. Wrong ones make the next try wait.',
    AuthResponse,
    [
      'provider_refused',
      'wrong_login',
      'two_factor_required',
      'wrong_code',
      'registration_closed',
      'email_taken',
      'identity_linked',
      'invitation_not_found',
      'already_member',
      'not_found',
    ],
  )
  async complete(
    @Body() body: CompleteOidcRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const { publicUrl } = this.environment;
    const visitor = visitorOf(request, publicUrl);
    const cookie = COOKIE.read(request, publicUrl);
    const { response, refreshToken } = await this.entrance.complete(cookie, body, visitor);
    COOKIE.clear(reply, publicUrl);
    this.enter(reply, refreshToken, visitor);
    return response;
  }

  @Post('link')
  @HttpCode(200)
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Begin to link an account of the provider to yours',
    'Gives the address of the provider to lead the browser to, so that its account opens yours from then on. It asks for your password, or, where your account has none, for a log-in of the last minutes.',
    OidcRedirect,
    ['wrong_password', 'log_in_again', 'identity_linked', 'provider_unavailable', 'not_found'],
  )
  async link(
    @CurrentActor() actor: UserActor,
    @Body() { currentPassword }: CurrentPasswordRequest,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OidcRedirect> {
    const begin = () => this.own.start(actor, currentPassword);
    const who = { account: actor.userId, address: ip, isKnown: true };
    return this.leave(reply, await this.throttle.attempt(who, begin));
  }

  @Post('unlink')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Unlink the account of the provider, and end every other log-in',
    'Takes the link away: the provider no longer opens your account, and every other log-in ends. It asks for your password. Set a password first where the provider is the only way in.',
    undefined,
    ['wrong_password', 'only_way_in', 'not_found'],
  )
  unlink(
    @CurrentActor() actor: UserActor,
    @Body() { currentPassword }: CurrentPasswordRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    const end = () => this.own.end(actor, currentPassword);
    return this.throttle.attempt({ account: actor.userId, address: ip, isKnown: true }, end);
  }

  private leave(
    reply: FastifyReply,
    { url, secret }: { url: string; secret: string },
  ): OidcRedirect {
    this.remember(reply, secret);
    return { url };
  }

  private remember(reply: FastifyReply, secret: string): void {
    COOKIE.write(reply, secret, { publicUrl: this.environment.publicUrl, maxAgeS: BEGUN_SECONDS });
  }

  private enter(reply: FastifyReply, refreshToken: string, visitor: Visitor): void {
    const { publicUrl } = this.environment;
    REFRESH_COOKIE.write(reply, refreshToken, { publicUrl, maxAgeS: REFRESH_COOKIE_LIFETIME });
    setDeviceCookie(reply, visitor, publicUrl);
  }
}
