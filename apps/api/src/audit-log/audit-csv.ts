import type { AuditEntryView } from '@whathooks/dto';

const COLUMNS = ['at', 'actor', 'actorName', 'action', 'target', 'targetName', 'details'] as const;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Entries as a file that spreadsheets open (RFC 4180), with a line of names. */
export function auditCsv(entries: readonly AuditEntryView[]): string {
  const rows = entries.map((entry) =>
    COLUMNS.map((column) =>
      cell(column === 'details' ? JSON.stringify(entry.details) : (entry[column] ?? '')),
    ),
  );
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** In quotes, so that nothing in it ends it; what begins like a formula stays a text. */
function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
