import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DashboardLanguage } from '@whathooks/dto';
import { languageOfFile } from './translated-pages';

type Directives = Record<string, string[]>;

/**
 * A policy that lets the dashboard's own pages work and nothing else run.
 *
 * The static export carries small inline scripts; each is allowed by its hash, taken from the built
 * pages, so that an injected script has no chance.
 */
export function contentSecurityPolicy(
  dashboardDir: string,
  language: DashboardLanguage = 'en',
): {
  useDefaults: false;
  directives: Directives;
} {
  return {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'", ...inlineScriptHashes(dashboardDir, language)],
      // Mantine sets styles on elements as it measures them.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'connect-src': ["'self'"],
      'font-src': ["'self'", 'data:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  };
}

const policies = new Map<string, string>();

/** The header for pages of one language: with the scripts of all languages it would be longer than proxies take. */
export function policyOfPages(dashboardDir: string, language: DashboardLanguage): string {
  const key = `${dashboardDir} ${language}`;
  const policy =
    policies.get(key) ??
    Object.entries(contentSecurityPolicy(dashboardDir, language).directives)
      .map(([name, values]) => [name, ...values].join(' '))
      .join(';');
  policies.set(key, policy);
  return policy;
}

function inlineScriptHashes(dashboardDir: string, language: DashboardLanguage): string[] {
  const hashes = new Set<string>();
  const pages = globSync('**/*.html', { cwd: dashboardDir });
  for (const page of pages.filter((file) => languageOfFile(file) === language)) {
    const html = readFileSync(join(dashboardDir, page), 'utf8');
    for (const [, script] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
      if (script) hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  }
  return [...hashes];
}
