import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import { SimulatorClient } from '@whathooks/whatsapp-simulator';
import type { Role } from '@whathooks/dto';
import { Api, type SessionBody } from './api';
import { Child } from './child';
import { migratedDatabase } from './migrated-database';
import { freePort, until } from '@whathooks/testing';

/** The folder of all apps, from the sources as well as from the build. */
const APPS = resolve(__dirname, '../../..');

/** Somebody's account in the running product. */
export interface Account {
  email: string;
  password: string;
  /** Calls with the access token. */
  staff: Api;
  /** Calls with an API key. */
  key: Api;
  token: string;
}

/** Another person of the organization of an account. */
export interface Member {
  email: string;
  password: string;
  name: string;
  /** Public id. */
  userId: string;
  /** Calls with the access token. */
  staff: Api;
}

/** One process of the API. */
export interface Process {
  child: Child;
  url: string;
}

/** A process may have to share its core with many others while it starts, in ms. */
const START_MS = 120_000;

/** For a product whose numbers bring as many one-time keys as WhatsApp wants of them. */
export const ALL_PRE_KEYS = { SIMULATOR_PRE_KEYS: 'all' };

let counter = 0;

/**
 * The built product as `npm start` runs it: its own database, simulator and API, on free ports and
 * in a folder of its own.
 */
export class Product {
  private gateway: Child | null = null;
  private delivery: Child | null = null;
  private simulatorProcess: Child | null = null;
  private readonly others: Child[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly dataDir: string,
    private readonly port: number,
    private readonly simulatorPort: number,
    private readonly variables: Record<string, string>,
  ) {}

  /**
   * @param variables settings; `ALL_PRE_KEYS` where what it costs to link a number is of interest.
   * @param database one that the story brings along; it is dropped with the product. Without it the
   *   product finds one that has been migrated.
   */
  static async start(
    variables: Record<string, string> = {},
    database?: TestDatabase,
  ): Promise<Product> {
    const product = new Product(
      database ?? (await migratedDatabase()),
      await mkdtemp(join(tmpdir(), 'whathooks-e2e-')),
      await freePort(),
      await freePort(),
      variables,
    );
    await product.startSimulator();
    await product.startGateway();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Process id of the gateway. */
  get gatewayPid(): number {
    return this.gateway?.process.pid ?? 0;
  }

  get phonePage(): string {
    return `http://127.0.0.1:${this.simulatorPort}`;
  }

  get api(): Api {
    return new Api(this.url);
  }

  get simulator(): SimulatorClient {
    return new SimulatorClient(`${this.phonePage}/control`);
  }

  /** What the gateway printed. */
  get log(): string {
    return this.gateway?.log ?? '';
  }

  async startSimulator(): Promise<void> {
    this.simulatorProcess = new Child('simulator', join(APPS, 'simulator/dist/main.js'), {
      DATA_DIR: this.dataDir,
      SIMULATOR_PORT: String(this.simulatorPort),
      SIMULATOR_PRE_KEYS: this.variables['SIMULATOR_PRE_KEYS'] ?? 'few',
    });
    await this.answers(this.simulatorProcess, `${this.phonePage}/control/info`);
  }

  async startGateway(): Promise<void> {
    this.gateway = await this.startApi(this.port, {});
  }

  /** Starts a process beside the gateway that delivers webhooks and nothing else. */
  async startDelivery(): Promise<void> {
    this.delivery = await this.startApi(await freePort(), { ROLES: 'delivery' });
  }

  /** Starts another process that does everything the first one does, on the same database. */
  async startAnother(): Promise<Process> {
    const port = await freePort();
    const child = await this.startApi(port, {});
    this.others.push(child);
    return { child, url: `http://127.0.0.1:${port}` };
  }

  /** The first process. */
  get first(): Process {
    if (!this.gateway) throw new Error('the first process was not started');
    return { child: this.gateway, url: this.url };
  }

  private async startApi(port: number, more: Record<string, string>): Promise<Child> {
    const { wsUrl, rootKey } = await this.simulator.info();
    const child = new Child('api', join(APPS, 'api/dist/main.js'), {
      PORT: String(port),
      DATA_DIR: this.dataDir,
      DATABASE_URL: this.database.url,
      WHATSAPP_WS_URL: wsUrl,
      WHATSAPP_ROOT_KEY: rootKey,
      SIMULATOR_PORT: String(this.simulatorPort),
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      RATE_LIMIT_PER_MINUTE: '1000000',
      LOG_LEVEL: 'warn',
      // For profiles: --cpu-prof.
      NODE_OPTIONS: process.env['PRODUCT_NODE_OPTIONS'] ?? '',
      ...this.variables,
      ...more,
    });
    try {
      await this.answers(child, `http://127.0.0.1:${port}/health/ready`);
    } catch (error) {
      await child.end('SIGKILL');
      throw error;
    }
    return child;
  }

  async stopGateway(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.gateway?.end(signal);
  }

  async stopSimulator(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.simulatorProcess?.end(signal);
  }

  async stop(): Promise<void> {
    await this.delivery?.end();
    for (const other of this.others) await other.end('SIGKILL');
    await this.stopGateway();
    await this.stopSimulator();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Registers somebody with an organization of their own. */
  async account(name = 'Agency'): Promise<Account> {
    counter += 1;
    const email = `person-${process.pid}-${counter}@agency.example`;
    const password = 'correct horse battery';
    const { body } = await this.api.post<{ accessToken: string }>('/v1/auth/register', {
      email,
      password,
      name: 'Ada',
      organizationName: `${name} ${counter}`,
    });
    const staff = this.api.with({ authorization: `Bearer ${body.accessToken}` });
    const created = await staff.post<{ token: string }>('/v1/api-keys', { name: 'story' });
    const { token } = created.body;
    return { email, password, staff, key: this.api.with({ 'x-api-key': token }), token };
  }

  /** Invites a person into the organization of an account, who accepts with a new account. */
  async member(account: Account, role: Role, name = 'Grace'): Promise<Member> {
    counter += 1;
    const email = `member-${process.pid}-${counter}@agency.example`;
    const password = 'correct horse battery';
    const invited = await account.staff.post<{ url: string }>('/v1/invitations', { role });
    const { body } = await this.api.post<{ accessToken: string; user: { id: string } }>(
      '/v1/auth/accept-invitation',
      { token: invited.body.url.split('#')[1], email, name, password },
    );
    const staff = this.api.with({ authorization: `Bearer ${body.accessToken}` });
    return { email, password, name, userId: body.user.id, staff };
  }

  /** Creates a session and scans its code with the phone of this number; resolves when CONNECTED. */
  async link(account: Account, phone: string, name = `Number ${phone}`): Promise<SessionBody> {
    await this.simulator.createAccount({ phone, name });
    const { body: created } = await account.key.post<SessionBody>('/v1/sessions', { name });
    const waiting = await this.session(account, created.id, (session) => session.status === 'QR');
    return this.scanned(account, waiting.id, phone);
  }

  /** Scans what a session shows, as often as it takes; resolves when CONNECTED. */
  async scanned(account: Account, id: string, phone: string): Promise<SessionBody> {
    await this.simulator.link(phone, async () => {
      return (await account.key.get<SessionBody>(`/v1/sessions/${id}`)).body.qr;
    });
    return this.session(account, id, (session) => session.status === 'CONNECTED');
  }

  /** Waits until a session is as it should be. */
  session(
    account: Account,
    id: string,
    fits: (session: SessionBody) => boolean,
    deadlineMs?: number,
  ): Promise<SessionBody> {
    let last: SessionBody | undefined;
    return until(
      () => `session ${id}, last seen ${JSON.stringify(last)}\n${this.log}`,
      async () => {
        const answer = await account.key.get<SessionBody>(`/v1/sessions/${id}`);
        last = answer.body;
        return answer.status === 200 && fits(last) ? last : null;
      },
      deadlineMs,
    );
  }

  private async answers(child: Child, url: string): Promise<void> {
    await until(
      () => `${child.name} to answer ${url}\n${child.log}`,
      async () => {
        if (!child.running) throw new Error(`${child.name} ended:\n${child.log}`);
        return fetch(url).then(
          (response) => response.ok,
          () => false,
        );
      },
      START_MS,
    );
  }
}
