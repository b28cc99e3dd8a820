import { resolve } from 'node:path';
import { faultInLiveUse } from './live-use';
import { type MailSettings, readMailSettings } from './mail-settings';
import type { MediaStore } from './media-store';
import { type OidcSettings, readOidcSettings } from './oidc-settings';
import { type ProcessRole, roles } from './process-roles';
import { MEDIA_URL_MIN_DAYS, mediaStore, mediaRetentionDays, ffmpeg } from './media-settings';
import {
  EnvironmentError,
  type Variables,
  text,
  integer,
  boolean,
  choice,
  readKey,
} from './variables';
import { databaseUrl, publicUrl, trustProxy, allowedHosts } from './address-settings';
import {
  isLive,
  type WhatsAppServer,
  whatsappServer,
  phonePage,
  whatsappVersion,
  whatsappVersionUrl,
  acknowledgeFirst,
} from './whatsapp-settings';

const MAX_PORT = 65_535;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How long to wait for the database before a request or a commit fails. */
export interface DatabasePatience {
  /**
   * `DATABASE_CONNECT_MS`: wait for a connection, from the pool or new, 100 to 60,000 ms. Default
   * 10,000.
   */
  connectMs: number;
  /**
   * `DATABASE_ANSWER_MS`: wait for the result of a statement, 500 to 300,000 ms. Default 15,000.
   */
  answerMs: number;
}

/** Who may register. `first`: the first user only. */
const REGISTRATIONS = ['open', 'first', 'closed'] as const;
export type Registration = (typeof REGISTRATIONS)[number];

/** Quotas of one organization. */
export interface Quotas {
  /** `MAX_WEBHOOKS`: 1 to 100,000. Default 100. */
  webhooks: number;
  /** `MAX_SESSIONS`: 1 to 100,000. Default 1,000. */
  sessions: number;
  /** `MAX_LIVE_STREAMS`: open at once in one process, 1 to 100,000. Default 100. */
  liveStreams: number;
}

/** All settings, read once at start. */
export interface Environment {
  /** `PORT`: TCP port of API and dashboard, 0 to 65535 (0 picks a free one). Default 3000. */
  port: number;
  /** `HOST`: address to listen on. Default 127.0.0.1. */
  host: string;
  /** `DATA_DIR`: folder for files that are kept. Default `.data`. */
  dataDir: string;
  /** `DATABASE_URL`: `postgresql://…`, PostgreSQL 14 to 18. `npm start` sets it to the bundled one. */
  databaseUrl: string;
  /** `DATABASE_CONNECT_MS`, `DATABASE_ANSWER_MS`: how long to wait for the database. */
  databasePatience: DatabasePatience;
  /** `MASTER_KEY`: 64 hex digits that decrypt stored secrets. Null: the file `master.key` in the data folder. */
  masterKey: string | null;
  /**
   * `PUBLIC_URL`: address of this server in browsers, without trailing slash; with a path where the product lives
   * below one. Default from host and port.
   */
  publicUrl: string | null;
  /**
   * `TRUST_PROXY`: proxies whose `X-Forwarded-*` headers are trusted: addresses, ranges, names of
   * ranges. Default none.
   */
  trustProxy: readonly string[];
  /** `ALLOWED_HOSTS`: further host names of this server, in lower case; `*` for any. */
  allowedHosts: readonly string[];
  /** `REQUEST_TIMEOUT_S`: how long a request may take to arrive whole, 1 to 3600 s. Default 60. */
  requestTimeoutS: number;
  /** `MAX_CONNECTIONS`: open at once, 4 to 1,000,000; a quarter of it from one address. Default 4096. */
  maxConnections: number;
  /** `REGISTRATION`: who may make an account without an invitation. Default open. */
  registration: Registration;
  /** `MAX_WEBHOOKS`, `MAX_SESSIONS`, `MAX_LIVE_STREAMS`: quotas of one organization. */
  quotas: Quotas;
  /** `WHATSAPP_WS_URL` and `WHATSAPP_ROOT_KEY` (64 hex digits): a simulator. Null is live WhatsApp. */
  whatsappServer: WhatsAppServer | null;
  /** `WHATSAPP_VERSION`: WhatsApp Web version to announce, `2.3000.123`. Default: Baileys' own. */
  whatsappVersion: [number, number, number] | null;
  /**
   * `WHATSAPP_VERSION_URL`: address that returns the current version of WhatsApp Web, used when
   * WhatsApp rejects ours as too old. Null: no request is made, when set to `off` or to nothing.
   * Default: WhatsApp Web's own for live WhatsApp, off for any other server.
   */
  whatsappVersionUrl: string | null;
  /**
   * `WHATSAPP_PING_MS`: pause between pings of an idle connection, 200 to 60,000 ms. Default
   * 25,000.
   */
  whatsappPingMs: number;
  /**
   * How accounts that require a passkey are linked. `PASSKEY_COMPARE`: a person compares a code
   * every time. Default false: only where the link is not proven otherwise. `PASSKEY_WAIT_MS`: wait
   * for WhatsApp and the phone, 500 to 600,000 ms. Default 120,000.
   */
  passkey: { alwaysCompare: boolean; waitMs: number };
  /**
   * `WHATSAPP_ACK_MS`: wait for WhatsApp's ack before a message is sent again, 200 to 60,000 ms.
   * Default 20,000.
   */
  ackWithinMs: number;
  /**
   * `SEND_ANSWER_MS`: longest time until a request to send gets its response, 500 to 10,000 ms.
   * Default 10,000.
   */
  answerWithinMs: number;
  /**
   * `SEND_WITHIN_S`: a message that could not be sent for this long fails, 1 to 604,800 s. Default
   * a day.
   */
  sendWithinS: number;
  /** `SIMULATOR_PORT`: port of the bundled simulator and its phone page. Default 3001. */
  simulatorPort: number;
  /** Address of the phone page when the gateway uses the bundled simulator; else null. */
  phonePage: string | null;
  /** `ROLES`: comma-separated, of api, gateway, delivery. Default all. */
  roles: ReadonlySet<ProcessRole>;
  /** `ALLOW_PRIVATE_WEBHOOKS`: `true` lets webhooks point at private addresses. Local development only. */
  allowPrivateWebhooks: boolean;
  /**
   * `RATE_LIMIT_PER_MINUTE`: requests of an API key or a user, and of an IP address without
   * credentials, 1 to 1,000,000. Default 6000.
   */
  requestsPerMinute: number;
  /**
   * `RATE_LIMIT_ORGANIZATION_PER_MINUTE`: requests of all people and keys of an organization together, 1 to
   * 10,000,000. Default 60000.
   */
  organizationRequestsPerMinute: number;
  /** `SESSION_LEASE_S`: duration of the lease on a session, in seconds, 3 to 300. Default 30. */
  sessionLeaseS: number;
  /**
   * `RETENTION_DAYS`: for how many days events, deliveries and attempts are kept, 4 to 365. Default 30. The
   * attempts at one delivery take up to four days.
   */
  retentionDays: number;
  /**
   * `CHAOS_ACKNOWLEDGE_FIRST`: `true` acknowledges messages before they are stored and so loses
   * them in a crash, for the chaos tests to find. Simulator only. Default false.
   */
  acknowledgeFirst: boolean;
  /**
   * `MEDIA_STORE`: an absolute path, or `s3://bucket/prefix` with `region`, `endpoint` and
   * `pathStyle`; then AWS's own variables count, too. Default: the folder `media` in the data folder.
   */
  mediaStore: MediaStore;
  /**
   * `MEDIA_WAIT_S`: how long a webhook waits for the file of a message before it is told without it, 0 to
   * 300 s. Default 10.
   */
  mediaWaitS: number;
  /** `MEDIA_MAX_MB`: largest file that is accepted, in MiB, 1 to 2,048. Default 100. */
  mediaMaxBytes: number;
  /**
   * `MEDIA_URL_DAYS`: how long the signed address of a file is valid, {@link MEDIA_URL_MIN_DAYS} to 365 days.
   * Default 7.
   */
  mediaUrlDays: number;
  /**
   * `MEDIA_RETENTION_DAYS`: for how many days the files of messages are kept, 0 to 3,650 and no
   * shorter than their addresses are valid. 0 keeps them for ever. Default: `RETENTION_DAYS`.
   */
  mediaRetentionDays: number;
  /**
   * `FFMPEG`: path of ffmpeg, which converts audio and video; `off` for none. Default: where `PATH` finds it. Null:
   * there is none.
   */
  ffmpeg: string | null;
  /** `SMTP_URL` and `MAIL_FROM`: the server that takes our mail, and who it is from. Null: no mail is sent. */
  mail: MailSettings | null;
  /**
   * `OIDC_ISSUER`, `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_NAME`: the provider that people may log in with.
   * Null: with passwords alone.
   */
  oidc: OidcSettings | null;
  /** `LOG_LEVEL`: fatal, error, warn, info, debug, trace or silent. Default info. */
  logLevel: LogLevel;
  /** `DASHBOARD_DIR`: folder of the built dashboard. Default: next to this program. */
  dashboardDir: string;
}

/**
 * Reads and checks every setting.
 *
 * @throws EnvironmentError naming the first invalid variable.
 */
export function readEnvironment(variables: Variables): Environment {
  const server = whatsappServer(variables);
  const simulatorPort = integer(variables, 'SIMULATOR_PORT', 3001, 0, MAX_PORT);
  const environment: Environment = {
    port: integer(variables, 'PORT', 3000, 0, MAX_PORT),
    host: text(variables, 'HOST', '127.0.0.1'),
    dataDir: resolve(text(variables, 'DATA_DIR', '.data')),
    databaseUrl: databaseUrl(variables),
    databasePatience: {
      connectMs: integer(variables, 'DATABASE_CONNECT_MS', 10_000, 100, 60_000),
      answerMs: integer(variables, 'DATABASE_ANSWER_MS', 15_000, 500, 300_000),
    },
    masterKey: readKey(variables, 'MASTER_KEY'),
    publicUrl: publicUrl(variables),
    trustProxy: trustProxy(variables),
    allowedHosts: allowedHosts(variables),
    requestTimeoutS: integer(variables, 'REQUEST_TIMEOUT_S', 60, 1, 3_600),
    maxConnections: integer(variables, 'MAX_CONNECTIONS', 4_096, 4, 1_000_000),
    registration: choice(variables, 'REGISTRATION', REGISTRATIONS, 'open'),
    quotas: {
      webhooks: integer(variables, 'MAX_WEBHOOKS', 100, 1, 100_000),
      sessions: integer(variables, 'MAX_SESSIONS', 1_000, 1, 100_000),
      liveStreams: integer(variables, 'MAX_LIVE_STREAMS', 100, 1, 100_000),
    },
    whatsappServer: server,
    whatsappVersion: whatsappVersion(variables),
    whatsappVersionUrl: whatsappVersionUrl(variables, server === null),
    whatsappPingMs: integer(variables, 'WHATSAPP_PING_MS', 25_000, 200, 60_000),
    passkey: {
      alwaysCompare: boolean(variables, 'PASSKEY_COMPARE', false),
      waitMs: integer(variables, 'PASSKEY_WAIT_MS', 120_000, 500, 600_000),
    },
    ackWithinMs: integer(variables, 'WHATSAPP_ACK_MS', 20_000, 200, 60_000),
    answerWithinMs: integer(variables, 'SEND_ANSWER_MS', 10_000, 500, 10_000),
    sendWithinS: integer(variables, 'SEND_WITHIN_S', 86_400, 1, 604_800),
    simulatorPort,
    phonePage: phonePage(server, simulatorPort),
    roles: roles(variables),
    allowPrivateWebhooks: boolean(variables, 'ALLOW_PRIVATE_WEBHOOKS', false),
    requestsPerMinute: integer(variables, 'RATE_LIMIT_PER_MINUTE', 6_000, 1, 1_000_000),
    organizationRequestsPerMinute: integer(
      variables,
      'RATE_LIMIT_ORGANIZATION_PER_MINUTE',
      60_000,
      1,
      10_000_000,
    ),
    sessionLeaseS: integer(variables, 'SESSION_LEASE_S', 30, 3, 300),
    retentionDays: integer(variables, 'RETENTION_DAYS', 30, 4, 365),
    acknowledgeFirst: acknowledgeFirst(variables),
    mediaStore: mediaStore(variables),
    mediaWaitS: integer(variables, 'MEDIA_WAIT_S', 10, 0, 300),
    mediaMaxBytes: integer(variables, 'MEDIA_MAX_MB', 100, 1, 2_048) * 1024 ** 2,
    mediaUrlDays: integer(variables, 'MEDIA_URL_DAYS', 7, MEDIA_URL_MIN_DAYS, 365),
    mediaRetentionDays: mediaRetentionDays(variables),
    ffmpeg: ffmpeg(variables),
    mail: mail(variables),
    oidc: oidc(variables),
    logLevel: choice(variables, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    dashboardDir: resolve(
      text(variables, 'DASHBOARD_DIR', resolve(__dirname, '../../../../dashboard/out')),
    ),
  };
  const fault = isLive(variables) ? faultInLiveUse(environment) : null;
  if (fault) throw new EnvironmentError(fault);
  return environment;
}

function mail(variables: Variables): MailSettings | null {
  const settings = readMailSettings(
    text(variables, 'SMTP_URL', ''),
    text(variables, 'MAIL_FROM', ''),
  );
  if (typeof settings === 'string') throw new EnvironmentError(settings);
  return settings;
}

function oidc(variables: Variables): OidcSettings | null {
  const settings = readOidcSettings({
    issuer: text(variables, 'OIDC_ISSUER', ''),
    clientId: text(variables, 'OIDC_CLIENT_ID', ''),
    clientSecret: text(variables, 'OIDC_CLIENT_SECRET', ''),
    name: text(variables, 'OIDC_NAME', ''),
  });
  if (typeof settings === 'string') throw new EnvironmentError(settings);
  return settings;
}
