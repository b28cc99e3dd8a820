import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import {
  caller,
  startTestApp,
  type TestApp,
  type TestAppOptions,
  type TestOrganization,
} from './harness';
import { until } from '@whathooks/testing';

export { until };

/** A session as the API shows it. */
export interface SessionBody {
  id: string;
  name: string;
  status: string;
  statusReason: string | null;
  statusDetail: string | null;
  retryAt: string | null;
  expectedPhone: string | null;
  alsoLinkedIn: { id: string; name: string }[];
  phone: string | null;
  qr: string | null;
  qrExpiresAt: string | null;
  pairingCode: string | null;
  pairingCodeExpiresAt: string | null;
  connectedAt: string | null;
  metadata: Record<string, string>;
  code?: string;
}

export interface MessageBody {
  id: string;
  sessionId: string;
  waMessageId: string;
  direction: string;
  chat: string;
  from: string;
  to: string;
  text: string | null;
  status: string;
  error: string | null;
  statusReason: string | null;
  code?: string;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

let phones = 4_915_200_000_000;

/** A phone number not used yet. */
export function newPhone(): string {
  phones += 1;
  return String(phones);
}

/** A person whom a number may meet, as WhatsApp knows them. */
export type Person = Parameters<SimulatorClient['createAccount']>[0];

/** An organization with a number, in a world of its own. */
export interface LinkedWorld {
  world: SimulatedApp;
  agency: TestOrganization;
  session: SessionBody;
}

/** An event, as a webhook gets it. */
export interface EventBody {
  event: string;
  data: Record<string, unknown>;
}

/** The real application with a simulator. */
export class SimulatedApp {
  private constructor(
    readonly simulator: WhatsAppSimulator,
    readonly client: SimulatorClient,
    public app: TestApp,
  ) {}

  /** @param variables settings besides those that lead to the simulator. */
  static async start(variables: Record<string, string> = {}): Promise<SimulatedApp> {
    // All keys of a number are stored in the spec of what is at rest, and in stories.
    const simulator = await WhatsAppSimulator.start({ port: 0, preKeys: 'few' });
    const app = await startTestApp(optionsFor(simulator, variables));
    return new SimulatedApp(simulator, new SimulatorClient(simulator.controlUrl), app);
  }

  /**
   * The application with an organization, whose number is linked and connected after these people have accounts.
   *
   * @param variables settings besides those that lead to the simulator.
   */
  static async withNumber(
    people: readonly Person[],
    variables: Record<string, string> = {},
  ): Promise<LinkedWorld> {
    const world = await SimulatedApp.start(variables);
    const agency = await world.app.organization();
    for (const person of people) await world.client.createAccount(person);
    return { world, agency, session: await world.linked(agency) };
  }

  /** Stops the application and starts it again on the same database. */
  async restart(variables: Record<string, string> = {}): Promise<void> {
    await this.app.stop();
    this.app = await startTestApp({
      ...optionsFor(this.simulator, variables),
      database: this.app.database,
    });
  }

  /** A second application on the same database, which the caller stops. */
  another(variables: Record<string, string> = {}): Promise<TestApp> {
    const options = optionsFor(this.simulator, variables);
    return startTestApp({ ...options, database: this.app.database });
  }

  /**
   * An organization with callers for the running application, which has a new address after each
   * start.
   */
  now<T extends TestOrganization>(organization: T): T {
    const { url } = this.app;
    return {
      ...organization,
      asUser: caller(url, { authorization: `Bearer ${organization.jwt}` }),
      asKey: caller(url, { 'x-api-key': organization.apiKey }),
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.simulator.close();
  }

  /** Polls a session until it matches. */
  session(
    { jwt }: TestOrganization,
    id: string,
    fits: (session: SessionBody) => boolean,
  ): Promise<SessionBody> {
    let last: SessionBody | undefined;
    return until(
      () => `a session that fits; last ${JSON.stringify(last)}`,
      async () => {
        const headers = { authorization: `Bearer ${jwt}` };
        last = (await this.app.call<SessionBody>(`GET /v1/sessions/${id}`, undefined, headers))
          .body;
        return fits(last) ? last : null;
      },
    );
  }

  /** A session with a code to be scanned. */
  async waiting(owner: TestOrganization, body: object = { name: 'Bakery' }): Promise<SessionBody> {
    const { body: created } = await owner.asUser<SessionBody>('POST /v1/sessions', body);
    return this.session(owner, created.id, (session) => session.status === 'QR');
  }

  /** Scans a session's codes until it is linked, and resolves when it is connected. */
  async scanned(owner: TestOrganization, id: string, phone: string): Promise<SessionBody> {
    await this.client.link(phone, async () => {
      return (await this.session(owner, id, () => true)).qr;
    });
    return this.session(owner, id, (session) => session.status === 'CONNECTED');
  }

  /** The newest messages of a session. */
  async messages<Body extends MessageBody>(
    owner: TestOrganization,
    { id }: Pick<SessionBody, 'id'>,
  ): Promise<Body[]> {
    const path = `GET /v1/messages?sessionId=${id}&limit=100` as const;
    return (await owner.asUser<Page<Body>>(path)).body.data;
  }

  /** A message of a session by WhatsApp's id, once it is stored. */
  stored<Body extends MessageBody>(
    owner: TestOrganization,
    session: Pick<SessionBody, 'id'>,
    waMessageId: string,
  ): Promise<Body> {
    return until(`message ${waMessageId}`, async () =>
      (await this.messages<Body>(owner, session)).find((one) => one.waMessageId === waMessageId),
    );
  }

  /**
   * The events about messages that were told, in their order.
   *
   * @param names patterns of SQL for the names of other events.
   */
  async told<Body extends EventBody>(
    fits: (event: Body) => boolean,
    ...names: string[]
  ): Promise<Body[]> {
    const rows = await this.app.dataSource.query<{ body: string }[]>(
      `SELECT body FROM events WHERE event LIKE ANY ($1) ORDER BY id`,
      [['message.%', ...names]],
    );
    return rows.map(({ body }) => JSON.parse(body) as Body).filter(fits);
  }

  /** Resolves when everything that was sent to a number is acknowledged. */
  settled(phone: string): Promise<unknown> {
    return until('everything settled', async () => {
      const { devices } = await this.client.account(phone);
      return devices.every(({ unsettled }) => unsettled === 0);
    });
  }

  /** A session that is linked and connected. */
  async linked(owner: TestOrganization, phone = newPhone(), body?: object): Promise<SessionBody> {
    await this.client.createAccount({ phone, name: `Number ${phone}` });
    const waiting = await this.waiting(owner, body);
    return this.scanned(owner, waiting.id, phone);
  }
}

function optionsFor(
  simulator: WhatsAppSimulator,
  variables: Record<string, string>,
): TestAppOptions {
  return {
    variables: {
      WHATSAPP_WS_URL: simulator.wsUrl,
      WHATSAPP_ROOT_KEY: simulator.rootKey,
      // Only a spec about silence takes a number for silent: simulator and application share a thread.
      WHATSAPP_PING_MS: '60000',
      ...variables,
    },
  };
}
