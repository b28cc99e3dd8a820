import type { Words } from '../../../../shared/language/words';
import type * as english from './password-words';

export const passwordWords: Words<typeof english.passwordWords> = {
  title: 'Passwort',
  text: 'Wenn Sie es ändern, werden alle anderen Geräte und Browser von Ihrem Konto abgemeldet, und die Verknüpfung mit einem Anmeldedienst endet.',
  noneText:
    'Sie haben keines, sondern melden sich über einen Anmeldedienst an. Mit einem Passwort haben Sie einen zweiten Zugang.',
  set: 'Passwort festlegen',
  current: 'Aktuelles Passwort',
  currentMissing: 'Geben Sie Ihr aktuelles Passwort ein.',
  next: 'Neues Passwort',
  nextHint: (least) =>
    `Mindestens ${least} Zeichen. Einige Wörter merkt man sich leichter als Sonderzeichen.`,
  nextShort: (least) => `Verwenden Sie mindestens ${least} Zeichen.`,
  repeat: 'Neues Passwort wiederholen',
  differ: 'Die beiden Passwörter stimmen nicht überein.',
  submit: 'Passwort ändern',
  changed: 'Passwort geändert',
};
