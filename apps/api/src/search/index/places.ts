import { createHash } from 'node:crypto';

/** What is searched: texts of messages, names of their files, names of people and groups. */
export type Field = 'text' | 'fileName' | 'name';

/**
 * Lengths of the spans of time under which everything is indexed, as powers of two of milliseconds: 9 minutes, 70
 * minutes, 9 hours, 3 days, 25 days, 199 days.
 */
const SPANS = [19, 22, 25, 28, 31, 34] as const;
const MARKS: Record<Field, string> = { text: 't', fileName: 'f', name: 'n' };

/** Whose it is, in which session and chat, and when it was written, as words of the index. */
export interface Place {
  /** UUIDs. */
  id: string;
  organizationId: string;
  sessionId: string;
  /** JID; null for what stands in no chat. */
  chat: string | null;
}

/** Words of the index that say where something stands. */
export function placeLexemes(field: Field, { id, organizationId, ...where }: Place): string[] {
  const all = ofOrganization(field, organizationId);
  const time = timeOf(id);
  return [
    all,
    ...SPANS.map((span) => inSpan(all, span, Math.floor(time / 2 ** span))),
    sessionLexeme(where.sessionId),
    ...(where.chat ? [chatLexeme(where.sessionId, where.chat)] : []),
  ];
}

/**
 * Conditions of the index for all that an organization has from a moment back to another one, ever earlier; the last one
 * is for all. Each holds the moment itself, so that its newest ones are the newest of all.
 *
 * @param before UUID of the moment.
 */
export function spansBefore(field: Field, organizationId: string, before: string): string[] {
  const all = ofOrganization(field, organizationId);
  const time = timeOf(before);
  const spans = SPANS.map((span) => {
    const last = Math.floor(time / 2 ** span);
    return `(${[last, last - 1].map((at) => quoted(inSpan(all, span, at))).join(' | ')})`;
  });
  return [...spans, quoted(all)];
}

export function sessionLexeme(sessionId: string): string {
  return `~s${tag(sessionId)}`;
}

export function chatLexeme(sessionId: string, chat: string): string {
  const digest = createHash('sha256').update(`${sessionId} ${chat}`).digest('base64url');
  return `~c${digest.slice(0, 12)}`;
}

/** The words of names of files stand apart from those of texts. */
export function inField(field: Field, lexeme: string): string {
  return field === 'fileName' ? `/${lexeme}` : lexeme;
}

/** A word of the index in a condition, or in a list. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
}

function ofOrganization(field: Field, organizationId: string): string {
  return `~${MARKS[field]}${tag(organizationId)}`;
}

function inSpan(all: string, span: number, at: number): string {
  return `${all}.${span}.${Math.max(0, at).toString(16)}`;
}

/** The part of a UUID that is random; who shares it is told apart when the rows are read. */
function tag(id: string): string {
  return id.slice(-12);
}

/** The first 48 bits of a UUIDv7 are milliseconds. */
function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
