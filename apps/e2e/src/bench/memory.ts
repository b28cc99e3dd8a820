import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const SAMPLES = 20;
const SAMPLE_MS = 500;

/**
 * Resident memory of an idle process, in MB: the lowest value within ten seconds, so that garbage
 * not yet collected does not count.
 */
export async function idleMegabytes(pid: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
    least = Math.min(least, kilobytes / 1024);
    await pause(SAMPLE_MS);
  }
  return least;
}
