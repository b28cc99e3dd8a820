import { useSyncExternalStore } from 'react';
import { infoInfo } from '@whathooks/api-client';
import type { InstallationInfo } from '@whathooks/dto';
import { publicClient } from '../../shared/api/public-client';

/** Time until an installation that did not answer is asked again, in milliseconds. */
const AGAIN_MS = 5_000;

let known: InstallationInfo | undefined;
let asking = false;
const listeners = new Set<() => void>();

/** Asked once for all screens. Public pages show it too, which load nothing that keeps queries. */
async function ask(): Promise<void> {
  if (known || asking) return;
  asking = true;
  try {
    known = (await infoInfo({ client: publicClient })).data;
    listeners.forEach((listener) => listener());
  } catch {
    setTimeout(() => listeners.size > 0 && void ask(), AGAIN_MS);
  } finally {
    asking = false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  void ask();
  return () => listeners.delete(listener);
}

/** Version of this installation, and whether its numbers are simulated. Needs no login. */
export function useInstallation(): { data: InstallationInfo | undefined } {
  const data = useSyncExternalStore(
    subscribe,
    () => known,
    () => undefined,
  );
  return { data };
}
