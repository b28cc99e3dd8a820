/** The server answers a query with an error. */
export class QueryRefused extends Error {
  constructor(
    readonly code: string,
    readonly text: string,
  ) {
    super(text);
  }
}
