import { by } from './deed';
import type { Words } from '../../shared/language/words';
import type * as english from './deed-words';

export const DEED_SETTINGS: Words<typeof english.DEED_SETTINGS> = {
  name: 'Name',
  minGapMs: 'Millisekunden zwischen Nachrichten',
  burst: 'Burst',
  presence: 'Präsenz',
  receiveStatus: 'Statusmeldungen',
  receiveChannels: 'Kanäle',
  showTyping: '„schreibt…“ vor Nachrichten',
  rejectCalls: 'Anrufe ablehnen',
  proxy: 'Proxy',
  expectedPhone: 'erwartete Nummer',
  clientId: 'Kunde',
};
export const DEED_VALUES: Words<typeof english.DEED_VALUES> = {
  true: 'ein',
  false: 'aus',
  'true, with a text': 'ein, mit Text',
  null: 'leer',
};

export const NUMBER_DEEDS: Words<typeof english.NUMBER_DEEDS> = {
  'session.created': (who, what) => (
    <>
      {by(who)} hat {what} angelegt
    </>
  ),
  'session.connect_requested': (who, what) => (
    <>
      {by(who)} hat eine Verbindung für {what} angefordert
    </>
  ),
  'session.unlinked': (who, what) => (
    <>
      {by(who)} hat {what} entkoppelt
    </>
  ),
  'session.deleted': (who, what, { name, phone }) => (
    <>
      {by(who)} hat {name === undefined ? what : `die Nummer „${name}“`}
      {phone ? ` (${phone})` : ''} gelöscht
    </>
  ),
  'session.settings_changed': (who, what, details) => (
    <>
      {by(who)} hat Einstellungen für {what} geändert:{' '}
      {Object.entries(details)
        .map(([name, value]) => `${DEED_SETTINGS[name] ?? name} ${DEED_VALUES[value] ?? value}`)
        .join(', ')}
    </>
  ),
  'connect_link.created': (who) => (
    <>{by(who)} hat einen Link erstellt, mit dem ein Kunde ein Telefon verknüpft</>
  ),
  'connect_link.revoked': (who) => (
    <>{by(who)} hat einen Link widerrufen, mit dem ein Kunde ein Telefon verknüpft</>
  ),
};

export const actorWords: Words<typeof english.actorWords> = {
  you: (name) => `${name} (Sie)`,
  key: (name) => `API-Schlüssel „${name}“`,
};
