import type { Problem } from '@whathooks/dto';

/** An error in the language of the page: as the API tells it, which speaks English. */
export function toldError(problem: Problem): Promise<Problem> {
  return Promise.resolve(problem);
}
