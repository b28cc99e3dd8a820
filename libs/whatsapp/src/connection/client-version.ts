import { DEFAULT_CONNECTION_CONFIG } from '@whiskeysockets/baileys';

/** A version of WhatsApp Web: two numbers that hardly ever change, and the revision of its build. */
export type ClientVersion = [number, number, number];

const [PRODUCT, GENERATION, BUILT_IN_REVISION] = DEFAULT_CONNECTION_CONFIG.version as ClientVersion;

/** The version that comes with Baileys. */
export const BUILT_IN_VERSION: ClientVersion = [PRODUCT, GENERATION, BUILT_IN_REVISION];

/**
 * Revisions grow by some ten million a month. What is further ahead of ours is no revision, and would stay
 * for ever: an older one is never taken again.
 */
const FURTHEST_AHEAD = 500_000_000;

/** The version of a revision. */
export function versionOf(revision: number): ClientVersion {
  return [PRODUCT, GENERATION, revision];
}

/** The revision that a script or page of WhatsApp Web names; null where it names none that can be one. */
export function revisionIn(text: string): number | null {
  const [, digits] = /\\?"client_revision\\?"\s*:\s*(\d{1,10})\b/.exec(text) ?? [];
  const revision = Number(digits ?? 0);
  return revision > 0 && revision < BUILT_IN_REVISION + FURTHEST_AHEAD ? revision : null;
}
