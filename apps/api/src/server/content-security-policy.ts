import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Directives = Record<string, string[]>;

/**
 * A policy that lets the dashboard's own pages work and nothing else run.
 *
 * The static export carries small inline scripts; each is allowed by its hash, taken from the built
 * pages, so that an injected script has no chance.
 */
export function contentSecurityPolicy(dashboardDir: string): {
  useDefaults: false;
  directives: Directives;
} {
  return {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'", ...inlineScriptHashes(dashboardDir)],
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

function inlineScriptHashes(dashboardDir: string): string[] {
  const hashes = new Set<string>();
  for (const page of globSync('**/*.html', { cwd: dashboardDir })) {
    const html = readFileSync(join(dashboardDir, page), 'utf8');
    for (const [, script] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
      if (script) hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  }
  return [...hashes];
}
