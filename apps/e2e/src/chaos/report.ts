import type { Account } from './ledger';

/** Faults of one kind that are printed; the rest are counted. */
const SHOWN = 10;

/** What a run ends with: who wrote, where each message ended, and what went wrong. */
export function report(account: Account): string {
  const { sent, toGroups, repeated, toldAgain, faults } = account;
  const lines = [
    `Sent: ${sent.contact} by contacts, ${sent.api} by the API, ${sent.phone} by the phone; ${toGroups} of them to groups. ${repeated} were sent again under their id, ${toldAgain} events were told again under theirs.`,
    ...table(account),
    summary(account),
  ];
  for (const [name, list] of Object.entries(faults) as [string, string[]][]) {
    lines.push(...list.slice(0, SHOWN).map((text) => `  ${name}: ${text}`));
    if (list.length > SHOWN) lines.push(`  … and ${list.length - SHOWN} more`);
  }
  return lines.join('\n');
}

export function summary({ faults }: Account): string {
  const { lost, doubled, outOfOrder, staleWrites, givenUp, unfitAnswers } = faults;
  return `Lost ${lost.length}, doubled ${doubled.length}, out of order ${outOfOrder.length}, stale writes ${staleWrites.length}, given up ${givenUp.length}, unfit answers ${unfitAnswers.length}.`;
}

/** From whom, how many, and where they ended. */
function table({ endings }: Account): string[] {
  const rows = [...endings].flatMap(([from, counts]) =>
    [...counts].map(([ending, count], index) => [index === 0 ? from : '', String(count), ending]),
  );
  const wide = Math.max(...rows.map(([from = '']) => from.length));
  return rows.map(
    ([from = '', count = '', ending = '']) =>
      `  ${from.padEnd(wide)}  ${count.padStart(6)}  ${ending}`,
  );
}
