import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';
import { join } from 'node:path';

/** Where `next dev` finds the API. In production the API serves this dashboard, so there is nothing to set. */
const API_ORIGIN = process.env.API_ORIGIN?.trim() || 'http://127.0.0.1:3000';

const OUT = process.env.DASHBOARD_OUT?.trim();

/** The path below which the product lives, such as `/wa`. Pages name it, so that it is known when they are built. */
const BASE_PATH = basePath(process.env.BASE_PATH);

/** In which language the pages are built: `build.mjs` says it. */
const LANGUAGE = process.env.DASHBOARD_LANGUAGE?.trim() || 'en';
const IS_TRANSLATED = LANGUAGE !== 'en';

const SOURCES = ['.tsx', '.ts', '.jsx', '.js', '.mjs', '.json'];

const shared: NextConfig = {
  basePath: BASE_PATH,
  env: { BASE_PATH, DASHBOARD_LANGUAGE: LANGUAGE },
  // Pages for programmers, `page.en.tsx`, are built in English alone.
  pageExtensions: IS_TRANSLATED ? ['tsx', 'ts'] : ['en.tsx', 'en.ts', 'tsx', 'ts'],
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run typecheck` does this; a first `npm start` should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Another language is another resolution of every import: the cache of one is of no use to the next.
  experimental: { turbopackFileSystemCacheForBuild: !IS_TRANSLATED },
  turbopack: {
    root: join(__dirname, '../..'),
    // `./words` is `words.es.ts` in the Spanish build. ADR 58 says why.
    resolveExtensions: [
      ...(IS_TRANSLATED ? [`.${LANGUAGE}.tsx`, `.${LANGUAGE}.ts`] : []),
      ...SOURCES,
    ],
    // Their builds are CommonJS, of which a page would load all or nothing.
    resolveAlias: {
      '@whathooks/api-client': '../../libs/api-client/src/index.ts',
      '@whathooks/dto/facts': '../../libs/dto/src/facts-entry.ts',
    },
  },
};

export default function config(phase: string): NextConfig {
  if (phase !== PHASE_DEVELOPMENT_SERVER) {
    // Where the pages go, if not to `out`: build.mjs says it.
    return { ...shared, output: 'export', ...(OUT ? { distDir: OUT } : {}) };
  }
  return {
    ...shared,
    // The API's addresses end without a slash, and its event stream must not wait for a full gzip block.
    skipTrailingSlashRedirect: true,
    compress: false,
    rewrites: () =>
      Promise.resolve([{ source: '/v1/:path*', destination: `${API_ORIGIN}/v1/:path*` }]),
  };
}

/** As the API reads it from PUBLIC_URL: without a slash at its end. */
function basePath(given = ''): string {
  const path = given.trim().replace(/\/+$/, '');
  if (/^((\/[A-Za-z0-9][A-Za-z0-9._~-]*){1,8})?$/.test(path)) return path;
  throw new Error(`BASE_PATH must be a path such as /wa, not "${given}".`);
}
