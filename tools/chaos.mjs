// @ts-check
/**
 * `npm run chaos -- --minutes 10 --seed 42`: messages go in all directions while processes, connections, the
 * database and the webhook fail, and in the end every message has to be accounted for. `--files 1000` instead: the
 * process is killed while files come in, and each has to be there in the end, once and whole.
 */
import { join } from 'node:path';
import { build, root } from './lib/build/build.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { runMain } from './lib/report/output.mjs';
import { Program } from './lib/processes/programs.mjs';

const PROJECTS = ['api', 'simulator', 'embedded-postgres', 'e2e'];

await runMain(async () => {
  const lifetime = new Lifetime();
  try {
    await build(
      PROJECTS.map((name) => `@whathooks/${name}`),
      lifetime.signal,
    );
    const chaos = new Program({
      name: 'The chaos run',
      script: join(root, 'apps/e2e/dist/chaos/main.js'),
      args: process.argv.slice(2),
      env: { ...process.env },
    });
    lifetime.add(chaos);
    await Promise.race([chaos.ended(), lifetime.over]);
    return chaos.process.exitCode ?? 1;
  } finally {
    await lifetime.ended();
  }
});
