import { type Answer, caller } from './harness';

/** The way to a log-in provider and back has few pages. */
const MOST_STEPS = 10;

type Jar = Map<string, string>;

/** Somebody's browser, as far as a log-in with a provider needs one: cookies, and following where it is sent. */
export class Browser {
  private readonly ours: Jar = new Map();

  /**
   * @param url of the application.
   * @param cookies of another browser, for one who stole them.
   * @param jwt of a person who is logged in.
   */
  constructor(
    private readonly url: string,
    cookies = '',
    private readonly jwt = '',
  ) {
    for (const pair of cookies.split('; ').filter(Boolean)) keep(this.ours, pair);
  }

  /** Calls the application. */
  async call<T>(
    route: Parameters<ReturnType<typeof caller>>[0],
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const bearer: Record<string, string> = this.jwt ? { authorization: `Bearer ${this.jwt}` } : {};
    const answer = await caller(this.url, bearer)<T>(route, body, {
      ...headers,
      cookie: this.cookies(),
    });
    answer.headers.getSetCookie().forEach((cookie) => keep(this.ours, cookie));
    return answer;
  }

  has(cookie: string): boolean {
    return this.ours.has(cookie);
  }

  cookies(): string {
    return sent(this.ours);
  }

  /**
   * Goes to the provider and is this account there.
   *
   * @returns what the address of the page has to which the provider sends the browser back.
   */
  async walk(start: string, account: string): Promise<Record<string, string>> {
    const jar: Jar = new Map();
    let at = new URL(start);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (at.origin === this.url) return Object.fromEntries(at.searchParams);
      const isQuestion = at.pathname.startsWith('/choose/');
      const response = await fetch(at, {
        headers: { cookie: sent(jar) },
        redirect: 'manual',
        ...(isQuestion ? { method: 'POST', body: new URLSearchParams({ account }) } : {}),
      });
      response.headers.getSetCookie().forEach((cookie) => keep(jar, cookie));
      const next = response.headers.get('location');
      if (!next) throw new Error(`${at.href} led nowhere: ${await response.text()}`);
      await response.body?.cancel();
      at = new URL(next, at);
    }
    throw new Error(`the provider led to ${at.href}, and on`);
  }
}

function keep(jar: Jar, cookie: string): void {
  const [pair = ''] = cookie.split(';');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (value) jar.set(name, value);
  else jar.delete(name);
}

function sent(jar: Jar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
