import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AuthResponse,
  ChangePasswordRequest,
  LoginRequest,
  MeResponse,
  RegisterRequest,
  SwitchRequest,
} from '@whathooks/dto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { LogInThrottle } from '../platform/http/rate-limits/log-in-throttle';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor, Public } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { AuthService } from './auth.service';
import type { LoggedIn } from './entrance';
import { PasswordTries } from './passwords/password-tries';
import { setDeviceCookie, type Visitor, visitorOf } from './sign-ins/visitor';
import { REFRESH_COOKIE, REFRESH_COOKIE_LIFETIME } from './refresh-cookie';

@ApiTags('Authentication')
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly throttle: LogInThrottle,
    private readonly passwords: PasswordTries,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Post('register')
  @Public()
  @Operation(
    201,
    'Create an account and its organization',
    'Creates an account together with an organization that it owns, and logs in: the answer has an access token, and the refresh token is set as a cookie. An installation can close registration; people then join by invitation. The address must belong to no account yet.',
    AuthResponse,
    ['email_taken', 'weak_password', 'registration_closed'],
  )
  async register(
    @Body() body: RegisterRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const visitor = visitorOf(request, this.environment.publicUrl);
    return this.enter(reply, await this.auth.register(body, visitor), visitor);
  }

  @Post('login')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Log in',
    'Logs in with e-mail address and password. The answer has an access token that is valid for 15 minutes; the refresh token is set as a cookie that scripts cannot read. An account with a second factor is answered `two_factor_required` until `code` is sent as well. Repeated wrong passwords slow further tries down.',
    AuthResponse,
    ['wrong_login', 'two_factor_required', 'wrong_code'],
  )
  async login(
    @Body() body: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const visitor = visitorOf(request, this.environment.publicUrl);
    const logIn = (): Promise<LoggedIn> => this.auth.login(body, visitor);
    return this.enter(reply, await this.passwords.attempt(body.email, visitor, logIn), visitor);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @Operation(
    200,
    'Exchange the refresh cookie for a new access token',
    'Returns a new access token for the refresh cookie and replaces that cookie: each refresh token works once. A token that comes back after its successor was used counts as stolen, and the log-in it belongs to ends.',
    AuthResponse,
    ['invalid_credentials'],
  )
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const visitor = visitorOf(request, this.environment.publicUrl);
    const { response, refreshToken } = await this.auth.refresh(
      this.refreshTokenOf(request),
      visitor,
    );
    this.setRefreshCookie(reply, refreshToken);
    return response;
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @Operation(
    204,
    'Log out',
    'Ends the log-in of the refresh cookie and clears the cookie. It succeeds without a cookie, too. Other log-ins of the account stay.',
  )
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.logout(this.refreshTokenOf(request));
    REFRESH_COOKIE.clear(reply, this.environment.publicUrl);
  }

  @Post('logout-all')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Log out everywhere',
    'Ends every log-in of the account, on all devices and in all organizations, the one that asks included. Access tokens stop working with the next request. API keys stay.',
  )
  async logoutAll(
    @CurrentActor() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.logoutAll(actor);
    REFRESH_COOKIE.clear(reply, this.environment.publicUrl);
  }

  @Post('password')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Change the password and end every other log-in',
    'Sets a new password after checking the current one. Every other log-in of the account ends, and the one that asks stays. An account of a log-in provider that was linked with it no longer opens it, unless this is its first password. The new password has 10 to 200 characters and is none that many people use.',
    undefined,
    ['wrong_password', 'log_in_again', 'weak_password'],
  )
  changePassword(
    @CurrentActor() actor: UserActor,
    @Body() body: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const change = (): Promise<void> => this.auth.changePassword(actor, body);
    const { userId: account } = actor;
    return this.throttle.attempt({ account, address: request.ip, isKnown: true }, change);
  }

  @Get('me')
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Get the current user',
    'Returns the person behind the access token, the organization that was entered with the role in it, and every other organization that the person belongs to.',
    MeResponse,
  )
  me(@CurrentActor() actor: UserActor): Promise<MeResponse> {
    return this.auth.me(actor);
  }

  @Post('switch')
  @HttpCode(200)
  @Allow('member', 'jwt')
  @Operation(
    200,
    'Enter another organization that you belong to',
    'Enters another organization that you belong to: the answer has an access token for it, with your role there. The log-in moves with you: later refreshes are for that organization, too.',
    AuthResponse,
    ['not_found'],
  )
  switch(@CurrentActor() actor: UserActor, @Body() body: SwitchRequest): Promise<AuthResponse> {
    return this.auth.switch(actor, body.organizationId);
  }

  private refreshTokenOf(request: FastifyRequest): string {
    return REFRESH_COOKIE.read(request, this.environment.publicUrl);
  }

  private setRefreshCookie(reply: FastifyReply, token: string): void {
    const { publicUrl } = this.environment;
    REFRESH_COOKIE.write(reply, token, { publicUrl, maxAgeS: REFRESH_COOKIE_LIFETIME });
  }

  private enter(
    reply: FastifyReply,
    { response, refreshToken }: LoggedIn,
    visitor: Visitor,
  ): AuthResponse {
    this.setRefreshCookie(reply, refreshToken);
    setDeviceCookie(reply, visitor, this.environment.publicUrl);
    return response;
  }
}
