/** What one process asks another one about something of an organization. Both travel as JSON. */
export interface Question<Asked, Answer> {
  readonly name: string;
  /** Never there: it ties the type of the answer to the question. */
  readonly answer?: Answer;
  readonly asked?: Asked;
}

/** @param name of its own among all questions, the same in all processes. */
export function question<Asked, Answer>(name: string): Question<Asked, Answer> {
  return { name };
}

/** The process that was asked ended, or said nothing in time. Nobody knows what it did. */
export class NotAnsweredError extends Error {}
