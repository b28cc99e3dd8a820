import {
  type AuthenticationState,
  type CacheStore,
  DEFAULT_CONNECTION_CONFIG,
  proto,
  type UserFacingSocketConfig,
} from '@whiskeysockets/baileys';
import type { ServerAddress, SessionStore } from './door';

/** How the linked device is called on the phone. */
const BROWSER: [string, string, string] = ['whathooks', 'Chrome', '1.0'];

/** Our own pings replace Baileys': long enough to never fire, short enough for a timer. */
const NEVER_MS = 2_000_000_000;

/** Retry counts that a session remembers, of the latest messages. */
const RETRY_COUNTS = 500;

/** Baileys' logs carry stanzas and keys: nothing of them is written. */
const SILENT: NonNullable<UserFacingSocketConfig['logger']> = {
  level: 'silent',
  child: () => SILENT,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Counts outlive a connection, or a message that cannot be read would be asked for without end. */
const retryCounts = new WeakMap<SessionStore, CacheStore>();

function retryCountsOf(store: SessionStore): CacheStore {
  let counts = retryCounts.get(store);
  if (!counts) {
    counts = boundedCache(RETRY_COUNTS);
    retryCounts.set(store, counts);
  }
  return counts;
}

function boundedCache(entries: number): CacheStore {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > entries && oldest !== undefined) values.delete(oldest);
    },
    del: (key) => {
      values.delete(key);
    },
    flushAll: () => values.clear(),
  };
}

export interface ConfigOptions {
  auth: AuthenticationState;
  /** The session's own store: the same object over all its connections. */
  store: SessionStore;
  server: ServerAddress | null;
  version?: [number, number, number] | null | undefined;
  qrTimeoutMs?: number | undefined;
  makeSignalRepository: UserFacingSocketConfig['makeSignalRepository'];
}

/** Baileys' settings: good manners, nothing that is lost at a restart, nothing looked up at start. */
export function baileysConfig(options: ConfigOptions): UserFacingSocketConfig {
  const { auth, store, server, version, qrTimeoutMs, makeSignalRepository } = options;
  return {
    auth,
    makeSignalRepository,
    logger: SILENT,
    browser: BROWSER,
    ...(server ? { waWebSocketUrl: server.url } : {}),
    version: version ?? DEFAULT_CONNECTION_CONFIG.version,
    ...(qrTimeoutMs ? { qrTimeout: qrTimeoutMs } : {}),
    keepAliveIntervalMs: NEVER_MS,
    // The phone keeps its notifications.
    markOnlineOnConnect: false,
    syncFullHistory: false,
    generateHighQualityLinkPreview: false,
    emitOwnEvents: false,
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    msgRetryCounterCache: retryCountsOf(store),
    enableRecentMessageCache: false,
    getMessage: async ({ id }) => {
      const content = id ? await store.findSentContent(id) : null;
      return content ? proto.Message.decode(content) : undefined;
    },
  };
}
