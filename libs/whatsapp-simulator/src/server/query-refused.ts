/** The server does not answer a question. */
export class QueryRefused extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
  ) {
    super(text);
  }
}
