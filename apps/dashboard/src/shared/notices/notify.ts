import { notifications } from '@mantine/notifications';
import type { Outcome } from '../api/each';
import { toProblem } from '../api/problem';
import { words } from '../words';

/** Says that something was done. Announced without interrupting. */
export function notifyDone(message: string): void {
  notifications.show({
    message,
    color: 'brand',
    role: 'status',
    withBorder: true,
    closeButtonProps: { 'aria-label': words.dismiss },
  });
}

/** Says that something was done in part alone, and why. Stays until it is closed. */
export function notifyPartly(title: string, message: string): void {
  notifications.show({
    title,
    message,
    color: 'yellow',
    role: 'status',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': words.dismiss },
  });
}

/**
 * Says what came of the same request for several things.
 *
 * @param done what was done, for so many of them.
 * @param failed how many were not, and the reason of the first.
 */
export function notifyOutcome(
  { done, failures }: Outcome,
  say: {
    done: (count: number) => string;
    failed: (count: number, name: string, why: string) => string;
  },
): void {
  const [first] = failures;
  if (!first) notifyDone(say.done(done));
  else notifyPartly(say.done(done), say.failed(failures.length, first.name, first.why));
}

/** Says why something was not done. Stays until it is closed. */
export function notifyProblem(error: unknown): void {
  showProblem(error);
}

/**
 * The same of what may be over soon. Said once, however often it happens.
 *
 * @param id any name of it.
 * @returns takes it away.
 */
export function notifyPassingProblem(id: string, error: unknown): () => void {
  showProblem(error, id);
  return () => notifications.hide(id);
}

function showProblem(error: unknown, id?: string): void {
  const problem = toProblem(error);
  notifications.show({
    id,
    title: problem.title,
    message: problem.detail,
    color: 'red',
    role: 'status',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': words.dismiss },
  });
}
