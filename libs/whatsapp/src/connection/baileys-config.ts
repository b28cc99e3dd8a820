import {
  type AuthenticationState,
  type CacheStore,
  type UserFacingSocketConfig,
  type WABrowserDescription,
} from '@whiskeysockets/baileys';
import { baileysLogger } from '../patches/baileys-logger';
import { boundedCache, NEVER_ASK_PHONE } from '../wire/caches';
import { BUILT_IN_VERSION } from './client-version';
import type { Logger, ServerAddress } from '../api/whatsapp-socket';
import type { SessionStore } from '../api/session-store';
import { LAST_ATTEMPT } from '../wire/stanzas';
import type { ProxyTunnel } from './proxy';

/** Our own pings replace Baileys': long enough to never fire, short enough for a timer. */
const NEVER_MS = 2_000_000_000;

const MINUTE_MS = 60_000;

/** An unanswered question is given up after this long. */
const ANSWER_MS = 30_000;

/** Counts outlive a connection, or a message that cannot be read would be asked for without end. */
const retryCounts = new WeakMap<SessionStore, CacheStore>();

export function retryCountsOf(store: SessionStore): CacheStore {
  let counts = retryCounts.get(store);
  if (!counts) {
    counts = boundedCache(500, 60 * MINUTE_MS);
    retryCounts.set(store, counts);
  }
  return counts;
}

export interface ConfigOptions {
  auth: AuthenticationState;
  /** The session's own store: the same object over all its connections. */
  store: SessionStore;
  server: ServerAddress | null;
  /** How the linked device is called on the phone. */
  browser: WABrowserDescription;
  version?: [number, number, number] | null | undefined;
  /** Through which everything leaves; null for the straight way. */
  tunnel?: ProxyTunnel | null;
  logger: Logger;
  makeSignalRepository: UserFacingSocketConfig['makeSignalRepository'];
  cachedGroupMetadata: UserFacingSocketConfig['cachedGroupMetadata'];
}

/** Baileys' settings: good manners, nothing that is lost at a restart, nothing looked up at start. */
export function baileysConfig(options: ConfigOptions): UserFacingSocketConfig {
  const { auth, store, server, browser, version, tunnel, logger } = options;
  return {
    auth,
    browser,
    makeSignalRepository: options.makeSignalRepository,
    cachedGroupMetadata: options.cachedGroupMetadata,
    logger: baileysLogger(logger),
    ...(server ? { waWebSocketUrl: server.url } : {}),
    ...(tunnel && throughProxy(tunnel)),
    version: version ?? BUILT_IN_VERSION,
    keepAliveIntervalMs: NEVER_MS,
    defaultQueryTimeoutMs: ANSWER_MS,
    // The phone keeps its notifications.
    markOnlineOnConnect: false,
    syncFullHistory: false,
    generateHighQualityLinkPreview: false,
    emitOwnEvents: false,
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    // The next message waits until the one before is dealt with: no pauses in between.
    retryRequestDelayMs: 0,
    maxMsgRetryCount: LAST_ATTEMPT,
    msgRetryCounterCache: retryCountsOf(store),
    userDevicesCache: boundedCache(1_000, 5 * MINUTE_MS),
    callOfferCache: boundedCache(50, 5 * MINUTE_MS),
    placeholderResendCache: NEVER_ASK_PHONE,
    // The store has every message that was sent, and for longer.
    enableRecentMessageCache: false,
    // Retry requests never reach Baileys.
    getMessage: () => Promise.resolve(undefined),
  };
}

/** The connection, uploads and downloads. What is given here is all that Baileys connects with. */
function throughProxy(tunnel: ProxyTunnel): Partial<UserFacingSocketConfig> {
  const media = tunnel.another();
  return {
    agent: tunnel.agent,
    fetchAgent: media.agent,
    options: { dispatcher: media.dispatcher } as RequestInit,
  };
}
