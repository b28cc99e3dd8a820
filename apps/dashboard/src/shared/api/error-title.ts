/** What an error is called: as the API says, which speaks English. */
export function errorTitle(_code: string, title: string): string {
  return title;
}

/** What happened and how to go on: as the API says. */
export function errorDetail(_code: string, detail: string): string {
  return detail;
}
