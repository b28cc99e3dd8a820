import { type AlertKind, STATUS_REASON_MEANINGS, type StatusReason } from '@whathooks/dto';
import type { Mail } from '../platform/mail/mail';
import { publicId } from '../platform/database/ids';
import type { AlertRow } from './store/alerts.repository';

/** Things that one mail names. */
const NAMED_MOST = 50;

const WHAT: Record<AlertKind, string> = {
  number_down: 'is not connected',
  number_restricted: 'is restricted by WhatsApp',
  webhook_down: 'is down: its deliveries wait',
  webhook_disabled: 'was switched off, because its server failed for long',
  queue_old: 'is slow: deliveries wait for long',
};

const OVER: Record<AlertKind, string> = {
  number_down: 'is connected again',
  number_restricted: 'is not restricted any more',
  webhook_down: 'works again',
  webhook_disabled: 'is switched on again',
  queue_old: 'has no old deliveries any more',
};

/** What owners and admins read of alerts that were opened or closed at once. */
export function alertMail(
  rows: readonly AlertRow[],
  origin: string,
): Pick<Mail, 'subject' | 'text'> {
  const [first] = rows;
  const bad = rows.filter(({ closedAt }) => closedAt === null);
  const lines = rows.slice(0, NAMED_MOST).map((row) => lineOf(row, origin));
  const others = rows.length - lines.length;
  return {
    subject: first && rows.length === 1 ? sentence(first) : subjectOf(bad.length, rows.length),
    text: [
      ...lines,
      ...(others > 0 ? [`and ${others} more`] : []),
      `Overview: ${origin}/overview/`,
      `Owners and admins get these mails. Settings: ${origin}/settings/alerts/`,
    ].join('\n\n'),
  };
}

function subjectOf(bad: number, all: number): string {
  if (bad === 0) return `whathooks: ${all} alerts are over`;
  const over = all - bad;
  return `whathooks: ${bad} ${bad === 1 ? 'thing needs' : 'things need'} attention${over > 0 ? `, ${over} over` : ''}`;
}

function sentence({ name, kind, closedAt }: AlertRow): string {
  return `${name} ${closedAt === null ? WHAT[kind] : OVER[kind]}`;
}

function lineOf(row: AlertRow, origin: string): string {
  const { kind, subjectId, reason, since, closedAt } = row;
  const isNumber = kind.startsWith('number');
  const place = isNumber
    ? `${origin}/numbers/view/?id=${publicId('session', subjectId)}`
    : `${origin}/webhooks/view/?id=${publicId('webhook', subjectId)}`;
  const why = closedAt === null ? STATUS_REASON_MEANINGS[reason as StatusReason] : undefined;
  const when = closedAt === null && since ? `Since ${since.toISOString()}.` : '';
  return [`${sentence(row)}.`, why, when].filter(Boolean).join(' ') + `\n${place}`;
}
