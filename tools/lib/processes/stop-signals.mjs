// @ts-check
import { readFileSync } from 'node:fs';

const PARENT_CHECK_MS = 500;

/**
 * Calls back whenever somebody wants us to end: Ctrl-C, `kill`, a closed terminal, or the end of npm
 * that started us in a shell of its own, which may not have passed anything on.
 *
 * @param {() => void} onStop called once for each wish
 */
export function onStopSignal(onStop) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, onStop);
  }
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOfShell(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOfShell(shell) === npm) return;
    clearInterval(timer);
    onStop();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/**
 * @param {number} pid
 * @returns {number | null} null when it is no shell, because the shell has made room for us, or when
 *   the system does not tell
 */
function parentOfShell(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return name?.endsWith('sh') ? Number(parent) : null;
  } catch {
    return null;
  }
}
