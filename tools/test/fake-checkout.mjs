// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A checkout in a temporary folder: our tools, one library and one app, and programs in the place of
 * compilers and test runners that do as a spec tells them.
 */
export class FakeCheckout {
  root = mkdtempSync(join(tmpdir(), 'whathooks-checkout-'));

  constructor() {
    cpSync(join(import.meta.dirname, '..'), join(this.root, 'tools'), { recursive: true });
    this.write('libs/dto/src/index.ts', '');
    this.write('apps/api/src/main.ts', '');
  }

  /**
   * @param {string} path from the root
   * @param {string} content
   */
  write(path, content) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /**
   * Starts a module.
   *
   * @param {string} path from the root
   * @param {Record<string, string>} [env]
   */
  start(path, env = {}) {
    const child = spawn(process.execPath, [join(this.root, path)], {
      cwd: this.root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Started(child);
  }

  /** @param {string} [path] from the root; without one, all of it */
  remove(path = '.') {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }
}

class Started {
  output = '';

  /** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child */
  constructor(child) {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (this.output += chunk));
    }
    /** Its exit code and everything it said. */
    this.over = once(child, 'close').then(([code]) => ({ code, output: this.output }));
  }
}
