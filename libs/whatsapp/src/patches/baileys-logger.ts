import type { UserFacingSocketConfig } from '@whiskeysockets/baileys';
import { firstCharacters } from '../wire/clean';
import type { Logger } from '../api/whatsapp-socket';

type BaileysLogger = NonNullable<UserFacingSocketConfig['logger']>;

/** Greatest length of what is passed on, in characters: it may name what a stranger sent. */
const LONGEST = 200;

/**
 * What Baileys warns of, without what it says it about: its details hold stanzas, texts and keys. Of
 * an error only the message is passed on.
 */
export function baileysLogger(logger: Logger): BaileysLogger {
  const warn = (details: unknown, message?: string): void => {
    const said = typeof details === 'string' ? details : (message ?? 'warns');
    logger.warn({ error: short(errorIn(details)) }, `Baileys: ${short(said)}`);
  };
  const silent = (): void => undefined;
  const adapted: BaileysLogger = {
    level: 'warn',
    child: () => adapted,
    trace: silent,
    debug: silent,
    info: silent,
    warn,
    error: warn,
  };
  return adapted;
}

function errorIn(details: unknown): string | undefined {
  const { err, error, e } = (details ?? {}) as Record<string, unknown>;
  const thrown = err ?? error ?? e;
  return thrown instanceof Error ? thrown.message : undefined;
}

function short<T extends string | undefined>(text: T): T {
  return (text === undefined ? text : firstCharacters(text, LONGEST)) as T;
}

/** A logger that drops everything. */
export const SILENT: Logger = { info: () => undefined, warn: () => undefined };
