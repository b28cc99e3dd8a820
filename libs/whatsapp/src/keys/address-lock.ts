import { Mutex } from 'async-mutex';

const mutexes = new Map<string, Mutex>();

/**
 * Runs work alone for a Signal address, in the whole process.
 *
 * libsignal queues its jobs by address for the process, whichever session they belong to. Two linked
 * numbers that share a contact would run inside each other's transactions.
 */
export async function withAddress<T>(address: string, work: () => Promise<T>): Promise<T> {
  let mutex = mutexes.get(address);
  if (!mutex) mutexes.set(address, (mutex = new Mutex()));
  try {
    return await mutex.runExclusive(work);
  } finally {
    // Unlocked means that there are no waiters either.
    if (!mutex.isLocked()) mutexes.delete(address);
  }
}
