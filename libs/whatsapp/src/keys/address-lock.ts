const held = new Map<string, Promise<unknown>>();

/**
 * Runs work alone for a Signal address, in the whole process.
 *
 * libsignal queues its jobs by address for the process, whichever session they belong to. Two linked
 * numbers that share a contact would run inside each other's transactions.
 */
export async function withAddress<T>(address: string, work: () => Promise<T>): Promise<T> {
  const before = held.get(address);
  const run = (before ?? Promise.resolve()).then(work, work);
  const settled = run.catch(() => undefined);
  held.set(address, settled);
  try {
    return await run;
  } finally {
    if (held.get(address) === settled) held.delete(address);
  }
}
