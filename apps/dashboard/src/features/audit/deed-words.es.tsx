import type { Words } from '../../shared/language/words';
import { by } from './deed';
import { settingList } from './setting-list';
import type * as english from './deed-words';

export const NUMBER_DEEDS: Words<typeof english.NUMBER_DEEDS> = {
  'session.created': (who, what) => (
    <>
      {by(who)} agregó {what}
    </>
  ),
  'session.connect_requested': (who, what) => (
    <>
      {by(who)} pidió conectar {what}
    </>
  ),
  'session.unlinked': (who, what) => (
    <>
      {by(who)} desvinculó {what}
    </>
  ),
  'session.deleted': (who, what, { name, phone }) => (
    <>
      {by(who)} eliminó {name === undefined ? what : `el número “${name}”`}
      {phone ? ` (${phone})` : ''}
    </>
  ),
  'session.settings_changed': (who, what, details) => (
    <>
      {by(who)} cambió ajustes de {what}: {settingList(details, ': ')}
    </>
  ),
  'connect_link.created': (who) => (
    <>{by(who)} creó un enlace para que un cliente vincule un teléfono</>
  ),
  'connect_link.revoked': (who) => (
    <>{by(who)} revocó un enlace para que un cliente vincule un teléfono</>
  ),
};

export const actorWords: Words<typeof english.actorWords> = {
  you: (name) => `${name} (tú)`,
  key: (name) => `Clave de API “${name}”`,
};
