import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  missing: 'Este número no está aquí',
  missingText: 'Se eliminó o nunca estuvo aquí. Los números que hay están en la lista.',
  parts: 'Partes de esta página',
  part: { overview: 'Resumen', settings: 'Ajustes' },
  unlink: 'Desvincular',
  unlinkTitle: (name) => `¿Desvincular ${name}?`,
  unlinkAction: 'Desvincular número',
  unlinkText:
    'whathooks desaparece de los dispositivos vinculados del teléfono. Los mensajes se conservan aquí, pero no entra ni sale ninguno hasta volver a vincular el número con un nuevo escaneo.',
  replace: 'Cambiar teléfono',
  replaceTitle: (name) => `¿Cambiar el teléfono de ${name}?`,
  replaceAction: 'Desvincular y vincular otro',
  replaceText: (phone) =>
    `Ya hay un número vinculado: ${phone}. Se desvincula ahora y se muestra un código para otro teléfono, que también puedes enviar como enlace. Los mensajes se conservan aquí. Si se vincula otro número, esta página lo indica.`,
  remove: 'Eliminar',
  removeTitle: (name) => `¿Eliminar ${name}?`,
  removeAction: 'Eliminar número',
  removeText:
    'El número se desvincula y se elimina de whathooks, con todo su historial. No se puede deshacer.',
  removed: (name) => `Se eliminó ${name}.`,
  status: (label, meaning) => `${label}. ${meaning}`,
};

export const otherNumberWords: Words<typeof english.otherNumberWords> = {
  title: 'Se vinculó un número distinto del esperado',
  keep: 'Conservar este número',
  unlink: 'Desvincularlo',
  text: (expected, phone) =>
    `Se esperaba ${expected} y se vinculó ${phone}. Si el código se escaneó con el teléfono equivocado, desvincúlalo y vincula el correcto.`,
};

export const sameNumberWords: Words<typeof english.sameNumberWords> = {
  title: 'El mismo teléfono está vinculado más de una vez',
  unlinkThis: 'Desvincular el más antiguo (este)',
  unlinkOther: (name) => `Desvincular el más antiguo (${name})`,
  text: (others) => (
    <>
      También está vinculado como {others}. Cada mensaje llega a todos ellos y los webhooks se
      llaman por cada uno.
    </>
  ),
  unlinkText:
    'El teléfono sigue vinculado al número más nuevo. Los mensajes del más antiguo se conservan aquí.',
};
