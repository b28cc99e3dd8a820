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
