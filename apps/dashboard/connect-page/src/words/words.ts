/** Everything that the page says. Each language has all of it. */
export interface Words {
  title(organization: string): string;
  opening: string;
  /** Steps on the phone before the code is scanned. */
  scanSteps: readonly string[];
  codeAlt: string;
  codeComes: string;
  typeInstead: string;
  scanInstead: string;
  yourNumber: string;
  numberHint: string;
  getCode: string;
  waiting: string;
  typeSteps: readonly string[];
  copy: string;
  copied: string;
  connecting: string;
  doneTitle: string;
  done(organization: string): string;
  overTitle: string;
  over: string;
  offline: string;
  faults: {
    number: string;
    refused: string;
    notNow: string;
    tooMany: string;
    notReached: string;
  };
  /** By `statusReason`; what is not here needs no words. */
  reasons: Readonly<Record<string, string>>;
}
