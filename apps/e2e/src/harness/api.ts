/** An answer of the API. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface SessionBody {
  id: string;
  status: string;
  statusReason: string | null;
  phone: string | null;
  pushName: string | null;
  qr: string | null;
  qrExpiresAt: string | null;
}

export interface MessageBody {
  id: string;
  sessionId: string;
  direction: string;
  chat: string;
  from: string;
  to: string;
  text: string | null;
  type: string;
  status: string;
  /** Why it failed. */
  error: string | null;
  waMessageId: string;
}

export interface PageBody<T> {
  data: T[];
  nextCursor: string | null;
}

/** The product, spoken to over HTTP and nothing else. */
export class Api {
  constructor(
    readonly url: string,
    private readonly credentials: Record<string, string> = {},
  ) {}

  /** The same API with other credentials. */
  with(credentials: Record<string, string>): Api {
    return new Api(this.url, credentials);
  }

  /** The same credentials at another process. */
  at(url: string): Api {
    return new Api(url, this.credentials);
  }

  /**
   * The text of a stream of events so far, for as long as it is read.
   *
   * @param signal ends the reading
   */
  async follow(path: string, signal: AbortSignal): Promise<{ text: () => string }> {
    const response = await fetch(this.url + path, { headers: this.credentials, signal });
    if (!response.ok || !response.body) throw new Error(`${path} answered ${response.status}`);
    let text = '';
    const read = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
      for await (const chunk of body) text += Buffer.from(chunk).toString();
    };
    read(response.body as unknown as AsyncIterable<Uint8Array>).catch((error: unknown) => {
      if (!signal.aborted) text += `\nended: ${String(error)}`;
    });
    return { text: () => text };
  }

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...this.credentials,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (json && text ? JSON.parse(text) : text) as T,
    };
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.call<T>('GET', path);
  }

  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.call<T>('POST', path, body);
  }
}
