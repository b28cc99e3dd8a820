import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  refused: {
    title: 'No se inició tu sesión',
    detail:
      'El proveedor no te dejó entrar o volviste atrás. Empieza de nuevo o usa tu contraseña.',
  },
  noAnswer: {
    title: 'No se inició tu sesión',
    detail:
      'El proveedor no envió ninguna respuesta contigo. Empieza de nuevo. Si se repite, quizá el cliente registrado allí no coincide: consulta a quien administra whathooks.',
  },
};
