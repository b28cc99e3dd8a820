import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basePathOf } from '../config/base-path';

/** Where cookies go: to the routes that need them and nowhere else. */
const PATH = '/v1/auth';

/**
 * Cookies that no script reads and no other site sends. Where browsers come by TLS their names begin with `__Host-`:
 * browsers then take them from this host alone, and neither another host of the domain nor a page without TLS can put
 * one in their place.
 *
 * The price of that prefix is that they are sent to every path of the host. Below a path the host has other programs,
 * which must neither be sent a log-in nor share its name with another installation beside this one: there they are
 * `__Secure-`, and for our own path alone (ADR 57).
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
    return request.cookies[this.as(request, publicUrl).name] ?? '';
  }

  write(
    reply: FastifyReply,
    value: string,
    { publicUrl, maxAgeS }: { publicUrl: string | null; maxAgeS: number },
  ): void {
    const { name, ...attributes } = this.as(reply.request, publicUrl);
    void reply.setCookie(name, value, { ...attributes, maxAge: maxAgeS });
  }

  clear(reply: FastifyReply, publicUrl: string | null): void {
    const { name, ...attributes } = this.as(reply.request, publicUrl);
    void reply.clearCookie(name, attributes);
  }

  private as(request: FastifyRequest, publicUrl: string | null) {
    const secure = publicUrl?.startsWith('https:') === true || request.protocol === 'https';
    const basePath = basePathOf(publicUrl);
    const always = { httpOnly: true, sameSite: 'strict', secure } as const;
    if (!secure) return { ...always, name: this.name, path: basePath + PATH };
    return basePath === ''
      ? { ...always, name: `__Host-${this.name}`, path: '/' }
      : { ...always, name: `__Secure-${this.name}`, path: basePath + PATH };
  }
}
