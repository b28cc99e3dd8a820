import { by } from './deed';
import { settingList } from './setting-list';
import type { Words } from '../../shared/language/words';
import type * as english from './deed-words';

export const NUMBER_DEEDS: Words<typeof english.NUMBER_DEEDS> = {
  'session.created': (who, what) => (
    <>
      {by(who)} adicionou {what}
    </>
  ),
  'session.connect_requested': (who, what) => (
    <>
      {by(who)} pediu para conectar {what}
    </>
  ),
  'session.unlinked': (who, what) => (
    <>
      {by(who)} desvinculou {what}
    </>
  ),
  'session.deleted': (who, what, { name, phone }) => (
    <>
      {by(who)} excluiu {name === undefined ? what : `o número “${name}”`}
      {phone ? ` (${phone})` : ''}
    </>
  ),
  'session.settings_changed': (who, what, details) => (
    <>
      {by(who)} alterou {what} ({settingList(details, ': ', '; ')})
    </>
  ),
  'connect_link.created': (who) => <>{by(who)} criou um link para um cliente vincular um celular</>,
  'connect_link.revoked': (who) => (
    <>{by(who)} revogou um link para um cliente vincular um celular</>
  ),
};

export const actorWords: Words<typeof english.actorWords> = {
  you: (name) => `${name} (você)`,
  key: (name) => `Chave de API “${name}”`,
};
