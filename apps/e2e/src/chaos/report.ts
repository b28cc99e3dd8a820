import type { Accounting } from './accounting/accounting';

/** Faults of one kind that are printed; the rest are counted. */
const SHOWN = 10;

/** Describes the result of a run: what was sent, the faults, and then how the rest ended, author by author. */
export function report(accounting: Accounting): string {
  const { sent, toGroups, withFiles, changed, repeated, repeatedEvents, faults } = accounting;
  const lines = [
    `Sent: ${sent.contact} by contacts, ${sent.api} by the API, ${sent.phone} by the phone; ${toGroups} of them to groups, ${withFiles} with files; ${changed} were edited or voted in. ${repeated} were sent again under their id, ${repeatedEvents} events were delivered again under theirs.`,
    summary(accounting),
  ];
  for (const [name, list] of Object.entries(faults) as [string, string[]][]) {
    lines.push(...list.slice(0, SHOWN).map((text) => `  ${name}: ${text}`));
    if (list.length > SHOWN) lines.push(`  … and ${list.length - SHOWN} more`);
  }
  return [...lines, ...table(accounting)].join('\n');
}

export function summary({ faults }: Accounting): string {
  const { lost, duplicated, outOfOrder, staleWrites, failed, unexpectedResponses } = faults;
  return `Lost ${lost.length}, duplicated ${duplicated.length}, out of order ${outOfOrder.length}, stale writes ${staleWrites.length}, failed ${failed.length}, unexpected responses ${unexpectedResponses.length}.`;
}

/** Number of messages by author and outcome. */
function table({ outcomes }: Accounting): string[] {
  const rows = [...outcomes].flatMap(([from, counts]) =>
    [...counts].map(([outcome, count], index) => [index === 0 ? from : '', String(count), outcome]),
  );
  const wide = Math.max(...rows.map(([from = '']) => from.length));
  return rows.map(
    ([from = '', count = '', outcome = '']) =>
      `  ${from.padEnd(wide)}  ${count.padStart(6)}  ${outcome}`,
  );
}
