import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Posteingang',
  none: 'Noch keine Unterhaltungen',
  noneText:
    'Verknüpfen Sie zuerst eine Nummer. Was man ihr schreibt, erscheint hier, und hier antworten Sie.',
  side: 'Chats und Filter',
  conversation: 'Unterhaltung',
  choose: 'Wählen Sie einen Chat, um zu lesen und zu antworten.',
  chooseKeys:
    'Mit den Pfeiltasten gehen Sie von Chat zu Chat, Enter öffnet einen, ? zeigt alle Tastenkürzel.',
  allChats: 'Alle Chats',
  finding: 'Der Chat wird gesucht…',
  missing: 'Diesen Chat gibt es nicht',
  noNumber:
    'Die Adresse nennt keine Nummer, und keine der Ihren hat einen solchen Chat. Beginnen Sie ihn mit „Neuer Chat“.',
  removed: 'Diese Nummer wurde entfernt',
  removedText: 'Sie wurde mitsamt ihren Unterhaltungen gelöscht, oder Sie dürfen sie nicht sehen.',
};
