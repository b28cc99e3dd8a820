import { ROLES_WITHIN } from '../../../../features/members/role-words';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Personen',
  lead: (organization) => `Wer zu ${organization} gehört und wer was darf.`,
  invite: 'Person einladen',
  membersOnly: 'Inhaber und Admins laden Personen ein und ändern Rollen.',
  members: 'Mitglieder',
  roles: 'Was jede Rolle darf',
};

export const memberWords: Words<typeof english.memberWords> = {
  name: 'Name',
  email: 'E-Mail',
  role: 'Rolle',
  joined: 'Dabei seit',
  actions: 'Aktionen',
  you: (name) => `${name} (Sie)`,
  change: 'Rolle ändern',
  changeOf: (name) => `Rolle von ${name} ändern`,
  help: 'Beim Anmelden helfen',
  helpOf: (name) => `${name} beim Anmelden helfen`,
  remove: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  leave: 'Verlassen',
  leaveThis: 'Organisation verlassen',
  onlyOwner:
    'Einziger Inhaber. Machen Sie ein anderes Mitglied zum Inhaber, um zu gehen oder eine andere Rolle zu bekommen.',
  above: 'Nur Inhaber ändern Inhaber.',
};

export const roleWords: Words<typeof english.roleWords> = {
  title: (name) => `Rolle und Zugriff von ${name}`,
  legend: 'Rolle',
  handOver: 'Organisation übergeben: Ich werde Admin',
  handOverHint: 'Sonst gibt es zwei Inhaber.',
  counts: 'Gilt sofort, auf allen Geräten der Person.',
  submit: 'Rolle ändern',
  changed: (name, role) => `${name} ist jetzt ${ROLES_WITHIN[role]}.`,
};

export const helpWords: Words<typeof english.helpWords> = {
  title: (name) => `${name} beim Anmelden helfen`,
  sure: 'Vergewissern Sie sich, dass die Bitte wirklich von dieser Person kommt: am Telefon oder persönlich.',
  ownPassword: 'Ihr eigenes Passwort',
  ownPasswordHint:
    'Was jemandes Konto öffnet, bekommt niemand, der nur diese Seite offen vorfindet.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  passwordWrong: 'Das ist nicht Ihr Passwort.',
  password: 'Passwort vergessen',
  passwordText: (hours) =>
    `Sie erhalten einen Link, mit dem die Person ein neues Passwort wählt. Er funktioniert einmal, ${hours === 1 ? 'eine Stunde' : `${hours} Stunden`} lang. Der zweite Faktor wird weiterhin verlangt.`,
  makeLink: 'Link erstellen',
  link: 'Link für ein neues Passwort',
  linkCopy: 'Link',
  linkText:
    'Kopieren Sie ihn jetzt und geben Sie ihn nur dieser Person: Er wird nur dieses eine Mal angezeigt.',
  twoFactor: 'Telefon und Wiederherstellungscodes verloren',
  twoFactorText:
    'Bis die Person einen neuen zweiten Faktor einrichtet, genügt ihr Passwort. Ihre Anmeldungen enden.',
  reset: 'Zweiten Faktor zurücksetzen',
  resetDone: (name) => `${name} meldet sich jetzt nur mit dem Passwort an.`,
  done: 'Fertig',
};

export const removeWords: Words<typeof english.removeWords> = {
  title: (name) => `${name} entfernen?`,
  action: 'Entfernen',
  text: 'Die Person wird sofort von dieser Organisation abgemeldet, und ihre offenen Einladungen werden widerrufen. Chats, die ihr zugewiesen sind, verlieren die Zuweisung. Was sie geschrieben hat, bleibt, und ihre API-Schlüssel funktionieren weiter: Widerrufen Sie diese auf der Seite „API-Schlüssel“.',
  done: (name) => `${name} ist entfernt.`,
  leaveTitle: (organization) => `${organization} verlassen?`,
  leaveAction: 'Verlassen',
  leaveText:
    'Sie werden sofort abgemeldet, und Ihre offenen Einladungen werden widerrufen. Ihre API-Schlüssel funktionieren weiter. Um zurückzukommen, brauchen Sie eine Einladung.',
};

export const inviteWords: Words<typeof english.inviteWords> = {
  title: 'Person einladen',
  email: 'E-Mail (optional)',
  emailHint: 'Mit Adresse kann nur dieses Konto annehmen, ohne Adresse jeder mit dem Link.',
  emailWrong: 'Geben Sie eine vollständige E-Mail-Adresse ein, oder lassen Sie das Feld leer.',
  role: 'Rolle',
  submit: 'Link erstellen',
  linkTitle: 'Der Link zur Einladung',
  sendNow: 'Kopieren und senden Sie ihn jetzt.',
  sendNowText: (days) =>
    `Er wurde nicht per E-Mail verschickt: Geben Sie ihn selbst weiter. Er wird nur dieses eine Mal angezeigt und funktioniert einmal, ${days === 1 ? 'einen Tag' : `${days} Tage`} lang.`,
  mailed: (email) => `An ${email} gesendet.`,
  mailedText: (days) =>
    `Der Link ist per E-Mail unterwegs. Kommt er nicht an, geben Sie ihn selbst weiter: Er wird nur dieses eine Mal angezeigt und funktioniert einmal, ${days === 1 ? 'einen Tag' : `${days} Tage`} lang.`,
  link: 'Link',
  linkCopy: 'Link',
  done: 'Fertig',
};

export const invitationWords: Words<typeof english.invitationWords> = {
  title: 'Offene Einladungen',
  none: 'Keine offenen Einladungen.',
  for: 'Für',
  anybody: 'Alle mit dem Link',
  role: 'Rolle',
  expires: 'Läuft ab',
  by: 'Eingeladen von',
  actions: 'Aktionen',
  revoke: 'Widerrufen',
  revokeOf: (whom) => `Einladung widerrufen: ${whom}`,
  revokeTitle: 'Diese Einladung widerrufen?',
  revokeAction: 'Einladung widerrufen',
  revokeText: 'Ihr Link funktioniert ab sofort nicht mehr.',
  revoked: 'Die Einladung ist widerrufen.',
  above: 'Nur Inhaber widerrufen die Einladung eines Inhabers.',
};

export const permissionWords: Words<typeof english.permissionWords> = {
  permission: 'Recht',
  yes: 'Ja',
  no: 'Nein',
};
