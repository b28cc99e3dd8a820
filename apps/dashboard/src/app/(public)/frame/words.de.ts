import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  site: 'Website',
  docs: 'Doku',
  dashboard: 'Dashboard',
  logIn: 'Anmelden',
  createAccount: 'Konto erstellen',
  footer: 'Fußzeile',
  note: 'whathooks verknüpft Nummern über eine inoffizielle WhatsApp-Web-Verbindung. Es steht in keiner Verbindung zu WhatsApp.',
  reference: 'API-Referenz',
  errors: 'Fehler',
  openApi: 'OpenAPI',
};
