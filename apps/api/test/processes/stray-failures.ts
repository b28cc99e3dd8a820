import { writeDownStrayFailures } from '../../src/stray-failures';

/* A program in which things go wrong that nobody waits for. */

const print = (level: string) => (details: { err: Error }, message: string) =>
  void process.stdout.write(`${level}: ${message}: ${details.err.message}\n`);

writeDownStrayFailures({ error: print('error'), fatal: print('fatal') });

void Promise.reject(new Error('unheard'));
setImmediate(() => {
  process.stdout.write('still here\n');
  throw new Error('uncaught');
});
