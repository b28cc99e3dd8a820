import type { AuditAction } from '@whathooks/dto';
import { by, type Deed } from './deed';
import { settingList } from './setting-list';

type NumberAction = Extract<AuditAction, `session.${string}` | `connect_link.${string}`>;

/** What is done to numbers. */
export const NUMBER_DEEDS = {
  'session.created': (who, what) => (
    <>
      {by(who)} added {what}
    </>
  ),
  'session.connect_requested': (who, what) => (
    <>
      {by(who)} asked to connect {what}
    </>
  ),
  'session.unlinked': (who, what) => (
    <>
      {by(who)} unlinked {what}
    </>
  ),
  'session.deleted': (who, what, { name, phone }) => (
    <>
      {by(who)} deleted {name === undefined ? what : `the number “${name}”`}
      {phone ? ` (${phone})` : ''}
    </>
  ),
  'session.settings_changed': (who, what, details) => (
    <>
      {by(who)} changed settings of {what}: {settingList(details, ' ')}
    </>
  ),
  'connect_link.created': (who) => <>{by(who)} made a link by which a client links a phone</>,
  'connect_link.revoked': (who) => <>{by(who)} revoked a link by which a client links a phone</>,
} satisfies Record<NumberAction, Deed>;

/** Words of who did something. */
export const actorWords = {
  you: (name: string) => `${name} (you)`,
  key: (name: string) => `API key “${name}”`,
} as const;
