/**
 * A store that speaks the protocol of S3 over HTTP on this machine, in a process of its own. Keeps
 * everything in memory.
 */
import { buildApp } from 'fauxqs';

const [port = '0'] = process.argv.slice(2);
const app = buildApp({ logger: false });
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.send?.(app.server.address().port);
process.on('disconnect', () => process.exit());
