import { type buildConnector, Client, type Dispatcher, errors } from 'undici';
import { InterimAnswers } from './interim-answers';

/** Returns the connector for a request, identified by its note. */
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

  /** Sends a request. Errors are passed to the handler, possibly at once. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.interim?.expectAnother();
    this.client.dispatch(request, handler);
  }
}

/**
 * A pool of HTTP/1.1 connections. A new one is opened only when all others are busy; the one
 * released last is used first.
 *
 * undici's own pools get a connection back only a moment after its response is complete. When the
 * next request follows at once, they open twice as many, and search all of them for each request.
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
   * @param note passed to the connector if the connection has to be opened.
   * @throws undici's errors when the origin is invalid or the pool is closed.
   */
  acquire(origin: string, note: Note): HttpConnection<Note> {
    if (this.isDestroyed) throw new errors.ClientDestroyedError();
    const connection = this.free.get(origin)?.pop();
    if (!connection) return this.make(origin, note);
    connection.note = note;
    return connection;
  }

  /** Returns a connection after its request. */
  release(connection: HttpConnection<Note>, isReusable: boolean): void {
    if (!isReusable) void this.drop(connection);
    else if (this.open.has(connection)) {
      connection.note = undefined;
      const free = this.free.get(connection.origin);
      if (free) free.push(connection);
      else this.free.set(connection.origin, [connection]);
    }
  }

  /** Closes all connections and aborts their requests; none is opened afterwards. */
  async destroy(): Promise<void> {
    this.isDestroyed = true;
    await Promise.all([...this.open].map((connection) => this.drop(connection)));
  }

  private make(origin: string, note: Note): HttpConnection<Note> {
    const connection = new HttpConnection(origin, this.options, this.connectorFor, note);
    this.open.add(connection);
    // undici reopens a connection that carries a request, or fails the request.
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
