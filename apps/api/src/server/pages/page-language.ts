import { fastifyCookie } from '@fastify/cookie';
import {
  DASHBOARD_LANGUAGES,
  type DashboardLanguage,
  isDashboardLanguage,
  LANGUAGE_COOKIE,
} from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';

export type Headers = FastifyRequest['headers'];

/** Browsers name a handful of languages. What comes behind is not read. */
const MAX_LANGUAGES = 20;

/** The language of pages: the one that was chosen in this browser, else the one it asks for, else English. */
export function pageLanguage(headers: Headers): DashboardLanguage {
  const chosen = fastifyCookie.parse(headers.cookie ?? '')[LANGUAGE_COOKIE];
  return isDashboardLanguage(chosen) ? chosen : askedLanguage(headers['accept-language'] ?? '');
}

/** The best one of `Accept-Language`: `es-419, en;q=0.5` is Spanish, whatever kind of it. */
function askedLanguage(header: string): DashboardLanguage {
  const asked = header
    .split(',', MAX_LANGUAGES)
    .flatMap((range) => {
      const [tag = '', ...parameters] = range
        .split(';', 3)
        .map((part) => part.trim().toLowerCase());
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      const code = tag.split('-', 1)[0];
      return isDashboardLanguage(code) ? [{ code, q: weight ? Number(weight) : 1 }] : [];
    })
    .filter(({ q }) => q > 0 && q <= 1);
  // The sort is stable: of two that are wanted alike the first one is taken.
  return asked.toSorted((one, other) => other.q - one.q)[0]?.code ?? DASHBOARD_LANGUAGES[0];
}
