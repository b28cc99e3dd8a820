import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import type { Role } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import { readEnvironment } from '../src/platform/config/environment';
import { createApp } from '../src/create-app';
import { ENTITIES } from '../src/entities';
import { dataSourceOptions } from '../src/platform/database/connection/data-source';
import { migratedDatabase } from './storage/migrated';
import { allowEverythingOutside } from '../src/platform/scope/scope';

/** A response of the API under test. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** An organization of a test, with both ways to call the API. */
export interface TestOrganization {
  email: string;
  password: string;
  organizationId: string;
  /** Access token of the owner. */
  jwt: string;
  /** An API key with every scope. */
  apiKey: string;
  /** Calls with the access token. */
  asUser: Caller;
  /** Calls with the API key. */
  asKey: Caller;
}

/** A member of an organization besides its owner. */
export interface TestMember {
  email: string;
  password: string;
  /** Public id. */
  userId: string;
  jwt: string;
  asUser: Caller;
}

/** Calls a route: `POST /v1/sessions`, with an optional body. */
export type Caller = <T = Record<string, unknown>>(
  route: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<T>>;

/** The real application on a free port, with its own database. */
export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  database: TestDatabase;
  /** As the owner of the tables, beside the application's own. */
  dataSource: DataSource;
  /** From now on a request to send waits this long for WhatsApp's ack, in ms; left out, as long as it began. */
  answersWithin(ms?: number): void;
  /** Calls without credentials. */
  call: Caller;
  /** Registers a new organization with an owner and an API key. */
  organization(name?: string): Promise<TestOrganization>;
  /** Invites a person into an organization, who accepts with a new account and is logged in. */
  member(organization: TestOrganization, role: Role, name?: string): Promise<TestMember>;
  /** Stops the application and keeps its database, for a restart. */
  stop(): Promise<void>;
  /** Stops the application and removes its database. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  variables?: Record<string, string>;
  /** The database of an application that was stopped. */
  database?: TestDatabase;
}

/** The master key of applications under test. */
export const TEST_MASTER_KEY = '5e'.repeat(32);

/**
 * How long a request to send waits for WhatsApp's ack, unless `SEND_ANSWER_MS` says. The setting allows ten
 * seconds at most, after which the answer is 202: on a busy machine an ack takes longer now and then.
 */
const ANSWER_WITHIN_MS = 60_000;

let people = 0;

const PASSWORD = 'correct horse battery';

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  // What a test does itself, beside its requests, sees everything.
  allowEverythingOutside();
  const database = options.database ?? (await migratedDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'whathooks-api-'));
  const environment = {
    ...readEnvironment({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      // An application that is started again over its database has another data folder.
      MASTER_KEY: TEST_MASTER_KEY,
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      RATE_LIMIT_PER_MINUTE: '1000000',
      DASHBOARD_DIR: join(dataDir, 'no-dashboard'),
      ...options.variables,
    }),
  };
  if (!options.variables?.['SEND_ANSWER_MS']) environment.answerWithinMs = ANSWER_WITHIN_MS;
  const app = await createApp(environment);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const call = caller(url, {});
  const asOwner = { entities: ENTITIES };
  const dataSource = await new DataSource(dataSourceOptions(database.url, asOwner)).initialize();
  const stop = async (): Promise<void> => {
    await app.close();
    // A test may have stopped it before.
    if (dataSource.isInitialized) await dataSource.destroy();
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    app,
    url,
    database,
    dataSource,
    answersWithin: (ms = ANSWER_WITHIN_MS) => (environment.answerWithinMs = ms),
    call,
    organization: (name = 'Agency') => organization(url, call, name),
    member: (owner, role, name) => member(url, call, owner, role, name),
    stop,
    close: async () => {
      await stop();
      await database.drop();
    },
  };
}

/** A caller with fixed headers. */
export function caller(url: string, credentials: Record<string, string>): Caller {
  return async (route, body, headers = {}) => {
    const [method, path] = route.split(' ') as [string, string];
    const response = await fetch(url + path, {
      method,
      headers: {
        ...credentials,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : text) as never,
    };
  };
}

async function organization(url: string, call: Caller, name: string): Promise<TestOrganization> {
  people += 1;
  const email = `person-${process.pid}-${people}@agency.example`;
  const password = PASSWORD;
  const registered = await call<{ accessToken: string; organization: { id: string } }>(
    'POST /v1/auth/register',
    { email, password, name: 'Ada', organizationName: name },
  );
  const jwt = registered.body.accessToken;
  const asUser = caller(url, { authorization: `Bearer ${jwt}` });
  const key = await asUser<{ token: string }>('POST /v1/api-keys', { name: 'test' });
  return {
    email,
    password,
    organizationId: registered.body.organization.id,
    jwt,
    apiKey: key.body.token,
    asUser,
    asKey: caller(url, { 'x-api-key': key.body.token }),
  };
}

async function member(
  url: string,
  call: Caller,
  { asUser }: TestOrganization,
  role: Role,
  name = 'Grace',
): Promise<TestMember> {
  people += 1;
  const email = `member-${process.pid}-${people}@agency.example`;
  const invited = await asUser<{ url: string }>('POST /v1/invitations', { role });
  const { body } = await call<{ accessToken: string; user: { id: string } }>(
    'POST /v1/auth/accept-invitation',
    { token: invited.body.url.split('#')[1], email, name, password: PASSWORD },
  );
  const jwt = body.accessToken;
  return {
    email,
    password: PASSWORD,
    userId: body.user.id,
    jwt,
    asUser: caller(url, { authorization: `Bearer ${jwt}` }),
  };
}
