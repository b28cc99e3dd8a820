import { readFileSync, writeFileSync } from 'node:fs';

/** The most memory that a process has used since this was asked last, in bytes. Linux only. */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  // From here on the peak is counted anew.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
