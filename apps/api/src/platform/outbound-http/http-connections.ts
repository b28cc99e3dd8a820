import { type buildConnector, Client, type Dispatcher, errors } from 'undici';
import { InterimAnswers } from './interim-answers';

/** How to open a connection for the request that the note belongs to. */
export type ConnectorFor<Note> = (note: Note | undefined) => buildConnector.connector;

/** A connection that carries one request at a time. */
export class HttpConnection<Note> {
  readonly client: Client;
  private interim: InterimAnswers | undefined;

  constructor(
    readonly origin: string,
    options: Client.Options,
    connectorFor: ConnectorFor<Note>,
    /** Of the request that it carries. */
    public note: Note | undefined,
  ) {
    const connect: buildConnector.connector = (to, callback) =>
      connectorFor(this.note)(to, (...result) => {
        this.interim = result[1] ? new InterimAnswers(result[1]) : undefined;
        callback(...result);
      });
    this.client = new Client(origin, { ...options, connect });
  }

  /** Hands a request over. What is wrong with it the handler is told, maybe at once. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.interim?.expectAnother();
    this.client.dispatch(request, handler);
  }
}

/**
 * Connections of HTTP/1.1. A new one is only opened when each that is there has a request under way; the one
 * that became free last is taken first.
 *
 * undici's own pools have a connection back only a moment after its answer is complete: whoever sends the
 * next request at once makes them open twice as many, and for each they look through all there are.
 */
export class HttpConnections<Note> {
  private readonly open = new Set<HttpConnection<Note>>();
  /** By origin. */
  private readonly free = new Map<string, HttpConnection<Note>[]>();
  private isDestroyed = false;

  constructor(
    private readonly options: Client.Options,
    private readonly connectorFor: ConnectorFor<Note>,
  ) {}

  /**
   * A connection for one request.
   *
   * @param note for whoever opens it, if it has to be opened.
   * @throws undici's errors, when the origin is none that it knows or all of this has ended.
   */
  take(origin: string, note: Note): HttpConnection<Note> {
    if (this.isDestroyed) throw new errors.ClientDestroyedError();
    const connection = this.free.get(origin)?.pop();
    if (!connection) return this.make(origin, note);
    connection.note = note;
    return connection;
  }

  /** Its request is over. */
  giveBack(connection: HttpConnection<Note>, isReusable: boolean): void {
    if (!isReusable) void this.drop(connection);
    else if (this.open.has(connection)) {
      connection.note = undefined;
      const free = this.free.get(connection.origin);
      if (free) free.push(connection);
      else this.free.set(connection.origin, [connection]);
    }
  }

  /** Ends all of them, and with it what is under way; none is opened afterwards. */
  async destroy(): Promise<void> {
    this.isDestroyed = true;
    await Promise.all([...this.open].map((connection) => this.drop(connection)));
  }

  private make(origin: string, note: Note): HttpConnection<Note> {
    const connection = new HttpConnection(origin, this.options, this.connectorFor, note);
    this.open.add(connection);
    // One that carries a request is opened again by undici, or its request fails.
    connection.client.on('disconnect', () => {
      if (this.free.get(origin)?.includes(connection)) void this.drop(connection);
    });
    return connection;
  }

  private drop(connection: HttpConnection<Note>): Promise<void> {
    this.open.delete(connection);
    const others = this.free.get(connection.origin)?.filter((free) => free !== connection) ?? [];
    if (others.length > 0) this.free.set(connection.origin, others);
    else this.free.delete(connection.origin);
    return connection.client.destroy();
  }
}
