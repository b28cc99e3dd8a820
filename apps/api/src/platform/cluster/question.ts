/** What one process asks another one about something of an organization. Both travel as JSON. */
export interface Question<Params, Answer> {
  readonly name: string;
  /** Never there: it ties the type of the answer to the question. */
  readonly answer?: Answer;
  readonly params?: Params;
}

/** @param name unique among all questions, the same in all processes. */
export function question<Params, Answer>(name: string): Question<Params, Answer> {
  return { name };
}

/** The process that was asked ended, or did not answer in time. It is unknown what it did. */
export class NotAnsweredError extends Error {}
