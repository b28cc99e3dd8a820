import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  site: 'Sitio',
  docs: 'Documentación',
  dashboard: 'Panel',
  logIn: 'Iniciar sesión',
  createAccount: 'Crear cuenta',
  footer: 'Pie de página',
  note: 'whathooks vincula números mediante una conexión no oficial de WhatsApp Web. No está afiliado a WhatsApp.',
  reference: 'Referencia de API',
  errors: 'Errores',
  openApi: 'OpenAPI',
};
