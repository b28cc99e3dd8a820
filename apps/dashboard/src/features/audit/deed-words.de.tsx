import { by } from './deed';
import { settingList } from './setting-list';
import type { Words } from '../../shared/language/words';
import type * as english from './deed-words';

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
      {by(who)} hat Einstellungen für {what} geändert: {settingList(details, ': ')}
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
