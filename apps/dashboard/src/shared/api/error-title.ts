/** What an error is called: as the API says, which speaks English. */
export function errorTitle(_code: string, title: string): string {
  return title;
}
