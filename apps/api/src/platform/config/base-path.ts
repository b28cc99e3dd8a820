/** Names of this product's own that stand first in its paths, besides those of the dashboard's pages. */
const OWN_NAMES: ReadonlySet<string> = new Set(['v1', 'health', '_next']);

/** What a proxy, a browser and a cookie understand alike, without encoding. */
const SEGMENTS = /^(\/[A-Za-z0-9][A-Za-z0-9._~-]*){1,8}$/;

/**
 * The path below which browsers find the product: `/wa` for `https://agency.example/wa`.
 *
 * @param publicUrl `PUBLIC_URL`, without a slash at its end.
 * @returns empty where the product has a host name of its own.
 */
export function basePathOf(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/**
 * Whether the product can live below a path: a proxy may hand it on or take it away, so it must differ from the
 * product's own paths.
 */
export function isBasePath(path: string): boolean {
  return SEGMENTS.test(path) && !OWN_NAMES.has(path.split('/')[1] ?? '');
}
