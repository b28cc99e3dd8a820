import type { Words } from '../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  name: 'whathooks',
  description:
    'Vincula números de WhatsApp con un código QR, recibe cada mensaje en un webhook firmado y envía por una API REST.',
  notFound: 'Página no encontrada',
  notFoundText: 'En esta dirección no hay nada. Quizá cambió de lugar o está mal escrita.',
  toStart: 'Ir al inicio',
  toOverview: 'Ir al resumen',
};
