import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where cookies go that came without TLS: to the routes that need them and nowhere else. */
const PATH = '/v1/auth';

/**
 * Cookies that no script reads and no other site sends. Where browsers come by TLS their names begin with `__Host-`:
 * browsers then take them from this host alone, and neither another host of the domain nor a page without TLS can put
 * one in their place.
 */
export class OwnCookie {
  /** @param name without prefix. */
  constructor(private readonly name: string) {}

  /**
   * Empty when there is none.
   *
   * @param publicUrl where browsers reach us: https there means that they came by TLS, whatever stands between.
   */
  read(request: FastifyRequest, publicUrl: string | null): string {
    return request.cookies[this.nameFor(isSecure(request, publicUrl))] ?? '';
  }

  write(
    reply: FastifyReply,
    value: string,
    { publicUrl, maxAgeS }: { publicUrl: string | null; maxAgeS: number },
  ): void {
    const secure = isSecure(reply.request, publicUrl);
    void reply.setCookie(this.nameFor(secure), value, {
      ...attributes(secure),
      maxAge: maxAgeS,
    });
  }

  clear(reply: FastifyReply, publicUrl: string | null): void {
    const secure = isSecure(reply.request, publicUrl);
    void reply.clearCookie(this.nameFor(secure), attributes(secure));
  }

  private nameFor(secure: boolean): string {
    return secure ? `__Host-${this.name}` : this.name;
  }
}

function attributes(secure: boolean) {
  // The prefix takes the path of the whole host.
  return { path: secure ? '/' : PATH, httpOnly: true, sameSite: 'strict', secure } as const;
}

function isSecure(request: FastifyRequest, publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') === true || request.protocol === 'https';
}
