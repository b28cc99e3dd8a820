import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const twoFactorWords: Words<typeof english.twoFactorWords> = {
  title: 'Zwei-Faktor-Authentifizierung',
  off: 'Beim Anmelden wird kein Code verlangt. Mit einer Authenticator-App wird zusätzlich ein Code von Ihrem Telefon verlangt.',
  on: 'Beim Anmelden wird ein Code Ihrer Authenticator-App verlangt.',
  left: (count) =>
    count === 1
      ? 'Ein Wiederherstellungscode ist übrig.'
      : `${count} Wiederherstellungscodes sind übrig.`,
  setUp: 'Einrichten',
  renew: 'Neue Wiederherstellungscodes',
  disable: 'Ausschalten',
  required: 'Ihre Organisation verlangt es.',
  requireOfAll: 'Von allen in dieser Organisation verlangen',
  requireHint:
    'Mitglieder, die noch keinen zweiten Faktor haben, müssen ihn erst einrichten und können vorher nichts anderes tun.',
};

export const setUpWords: Words<typeof english.setUpWords> = {
  title: 'Zwei-Faktor-Authentifizierung einrichten',
  password: 'Ihr Passwort',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  begin:
    'Sie erhalten einen Schlüssel für eine Authenticator-App und bestätigen ihn mit einem ersten Code.',
  next: 'Weiter',
  scan: 'Scannen Sie diesen Code mit einer Authenticator-App, oder tippen Sie den Schlüssel dort ein.',
  qr: 'QR-Code für eine Authenticator-App',
  secret: 'Schlüssel',
  secretCopy: 'Schlüssel',
  code: 'Code der App',
  codeHint: 'Sechs Ziffern.',
  codeMissing: 'Geben Sie den Code ein.',
  confirm: 'Einschalten',
  codes: 'Wiederherstellungscodes',
  codesCopy: 'Wiederherstellungscodes',
  codesTitle: 'Bewahren Sie diese Codes jetzt auf',
  codesText:
    'Jeder öffnet Ihr Konto einmal, wenn die App fehlt. Sie werden nicht noch einmal angezeigt. Bewahren Sie sie nicht auf dem Telefon auf, sondern zum Beispiel in einem Passwortmanager.',
  done: 'Ich habe sie gesichert',
  enabled:
    'Die Zwei-Faktor-Authentifizierung ist eingeschaltet. Ihre anderen Anmeldungen sind beendet.',
};

export const changeWords: Words<typeof english.changeWords> = {
  renewTitle: 'Neue Wiederherstellungscodes',
  renewText: 'Ihre bisherigen Codes gelten dann nicht mehr.',
  renew: 'Neue Codes erstellen',
  disableTitle: 'Zwei-Faktor-Authentifizierung ausschalten',
  disable: 'Ausschalten',
  code: 'Code der App oder Wiederherstellungscode',
  disabled: 'Beim Anmelden wird kein Code mehr verlangt.',
};

export const gateWords: Words<typeof english.gateWords> = {
  title: 'Ihre Organisation verlangt einen zweiten Faktor',
  text: (organization) =>
    `Bei ${organization} melden Sie sich mit Passwort und einem Code aus einer Authenticator-App an. Richten Sie das ein, um fortzufahren.`,
  setUp: 'Einrichten',
  logOut: 'Abmelden',
};
