/**
 * Addresses within this installation. It may live below a path of its host, such as `/wa`, which the build knows:
 * Next adds it to links and to what the router is told. Everything else asks here: plain anchors, requests, addresses
 * that are shown or copied. The linter refuses them written by hand.
 */

/** Below which path the pages are served; empty where the host is ours alone. `next.config.ts` puts it in. */
// eslint-disable-next-line no-restricted-properties -- the build replaces it by a text
export const BASE_PATH = process.env.BASE_PATH ?? '';

/**
 * The address of a page, file or route as a browser asks for it.
 *
 * @param path from the product's own root, such as `/v1/reference`
 */
export function own(path: string): string {
  return BASE_PATH + path;
}

/** Where this installation is, without a slash at its end: what samples and `curl` lines begin with. */
export function ownOrigin(): string {
  return window.location.origin + BASE_PATH;
}

/** The whole address of a page, to be sent to somebody. @param path from the product's own root */
export function fullAddress(path: string): string {
  return ownOrigin() + path;
}

/** Where the browser is, from the product's own root: what the router takes. */
export function here(): { pathname: string; search: string } {
  const { pathname, search } = window.location;
  return { pathname: pathname.slice(BASE_PATH.length) || '/', search };
}
