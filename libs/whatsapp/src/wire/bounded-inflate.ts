import { createRequire, syncBuiltinESMExports } from 'node:module';
import type * as Zlib from 'node:zlib';

/** Greatest stanza, unpacked, in bytes. Real ones have kilobytes. */
export const INFLATED_MAX = 16 * 1024 * 1024;

type Inflate = typeof Zlib.inflate;

/**
 * Bounds what Baileys unpacks: a frame of some kilobytes could unpack to gigabytes, which it asks
 * zlib for without a limit and takes as a function of its own when it is loaded. Calls that
 * name a limit keep it; greater output is an error, which ends the connection.
 *
 * Has to run before Baileys is loaded.
 */
function boundInflate(): void {
  const zlib = createRequire(__filename)('node:zlib') as { inflate: Inflate };
  const unbounded = zlib.inflate;
  const bounded = (buffer: Zlib.InputType, ...rest: unknown[]): void => {
    const callback = rest.at(-1) as Zlib.CompressCallback;
    const given = rest.length > 1 ? (rest[0] as Zlib.ZlibOptions) : {};
    unbounded(buffer, { maxOutputLength: INFLATED_MAX, ...given }, callback);
  };
  zlib.inflate = bounded as Inflate;
  syncBuiltinESMExports();
}

boundInflate();
