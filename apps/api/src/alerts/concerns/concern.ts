import type { AlertSettings, ConcernKind } from '@whathooks/dto';

/** One thing that needs a person. */
export interface Concern {
  kind: ConcernKind;
  /** Its cause, as the API names it; null where there is none. */
  reason: string | null;
  /** Whether it stays so until a person does something. */
  needsPerson: boolean;
  /** UUID of the session or the webhook; empty for a limit. */
  id: string;
  /** Name of the session, URL of the webhook. */
  name: string;
  /** Null where it is not known. */
  since: Date | null;
  /** When it ends, or is tried next; null where nobody said. */
  until: Date | null;
}

/** For how long a thing may last before it concerns anybody. */
export type Patience = Omit<AlertSettings, 'mail'>;

const MINUTE_MS = 60_000;

/** Whether something that began then has lasted for so long. What began at an unknown time has. */
export function lastsFor(minutes: number, since: Date | null, now: Date): boolean {
  return since === null || now.getTime() - since.getTime() >= minutes * MINUTE_MS;
}
