import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import type { OidcSettings } from '../../platform/config/oidc-settings';
import { OwnOrigin } from '../../platform/http/own-origin';
import { ApiError } from '../../platform/http/problems/api-error';
import { boundedFetch } from './bounded-fetch';
import { addressOf, type Identity, identityOf } from './identity';
import { isNoProof } from './provider-errors';

/** The page that the provider sends browsers back to. */
const RETURN_PATH = '/sign-in/';
const SCOPE = 'openid email profile';

/** For each request to the provider, in seconds. */
const WITHIN_S = 5;
/** How far its clock may be from ours, in seconds. */
const CLOCK_TOLERANCE_S = 60;
/** What the provider says of itself is read anew after this long. */
const DISCOVERED_MS = 3_600_000;
/** A provider that could not be used is asked again after this long. */
const FAILED_MS = 3_000;

/** What an answer of the provider is held against. Secret. */
export interface Checks {
  state: string;
  nonce: string;
  verifier: string;
}

/** What the provider sent back with the browser. */
export interface Returned {
  code: string;
  state: string;
  iss?: string;
}

/**
 * The OpenID Connect provider of this installation. It is asked when somebody logs in and not before: one that is away
 * keeps nothing else from working.
 */
@Injectable()
export class Provider {
  private readonly logger = new Logger('LogInProvider');
  private discovered: { at: number; config: oidc.Configuration } | null = null;
  /** Whoever comes meanwhile waits for the same answer. */
  private asking: Promise<oidc.Configuration> | null = null;
  private failedAt: number | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly origin: OwnOrigin,
  ) {}

  /** @throws ApiError not_found where none is configured */
  get settings(): OidcSettings {
    const { oidc: settings } = this.environment;
    if (settings) return settings;
    throw new ApiError(
      'not_found',
      'People log in with their password here: no provider is configured.',
    );
  }

  /**
   * The provider's page to which a browser goes, and what its answer is held against.
   *
   * @throws ApiError provider_unavailable, not_found
   */
  async page(): Promise<{ url: string; checks: Checks }> {
    const config = await this.config();
    const state = oidc.randomState();
    const nonce = oidc.randomNonce();
    const verifier = oidc.randomPKCECodeVerifier();
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.returnAddress,
      scope: SCOPE,
      ...{ state, nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, checks: { state, nonce, verifier } };
  }

  /**
   * Who somebody is who comes back from the provider.
   *
   * @throws ApiError provider_refused, provider_unavailable, not_found
   */
  async identity(returned: Returned, checks: Checks): Promise<Identity> {
    const config = await this.config();
    try {
      return await this.proven(config, returned, checks);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      this.logger.warn(`A log-in with ${this.settings.issuer} failed: ${reasonOf(error)}`);
      throw new ApiError(isNoProof(error) ? 'provider_refused' : 'provider_unavailable');
    }
  }

  private async proven(
    config: oidc.Configuration,
    returned: Returned,
    { state, nonce, verifier }: Checks,
  ): Promise<Identity> {
    const address = new URL(this.returnAddress);
    for (const [name, value] of Object.entries(returned)) address.searchParams.set(name, value);
    const tokens = await oidc.authorizationCodeGrant(config, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new ApiError('provider_refused');
    const hasMore = config.serverMetadata().userinfo_endpoint !== undefined;
    const isWhole = 'email' in claims && 'email_verified' in claims;
    const more =
      hasMore && !isWhole ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
    return identityOf(this.settings.issuer, { ...more, ...claims, ...addressOf(claims, more) });
  }

  private get returnAddress(): string {
    return this.origin.value + RETURN_PATH;
  }

  /** @throws ApiError provider_unavailable, not_found */
  private async config(): Promise<oidc.Configuration> {
    const { settings } = this;
    if (this.discovered && Date.now() - this.discovered.at < DISCOVERED_MS)
      return this.discovered.config;
    if (this.failedAt !== null && Date.now() - this.failedAt < FAILED_MS)
      throw new ApiError('provider_unavailable');
    this.asking ??= this.ask(settings).finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(settings: OidcSettings): Promise<oidc.Configuration> {
    try {
      const config = await discover(settings);
      this.discovered = { at: Date.now(), config };
      this.failedAt = null;
      return config;
    } catch (error) {
      this.failedAt = Date.now();
      this.logger.warn(`${settings.issuer} cannot be used to log in: ${reasonOf(error)}`);
      throw new ApiError('provider_unavailable');
    }
  }
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:');
  return oidc.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE_S },
    authentication(clientSecret),
    {
      [oidc.customFetch]: boundedFetch,
      timeout: WITHIN_S,
      // A token that came straight from the provider counts as its own by TLS alone: its signature is looked at, too.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    },
  );
}

/** In the header, which every provider takes that says nothing of it, or in the body where it says so. */
function authentication(secret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(secret);
  const post = oidc.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** For the log: what failed and what it failed with, never an answer itself, which may hold tokens. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const said = error instanceof oidc.ResponseBodyError ? ` (${error.error})` : '';
  const { cause } = error;
  return `${error.message}${said}${cause instanceof Error ? `: ${cause.message}` : ''}`;
}
