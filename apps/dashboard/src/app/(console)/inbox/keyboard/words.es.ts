import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Atajos de teclado',
  open: 'Atajos de teclado (?)',
  groups: [
    [
      'Chats',
      [
        ['j o ↓', 'Chat siguiente'],
        ['k o ↑', 'Chat anterior'],
        ['Enter', 'Abrir el chat'],
        ['Esc', 'Volver a la lista'],
        ['/', 'Buscar chats y mensajes'],
        ['n', 'Nuevo chat'],
        ['1 a 5', 'Todos, por responder, míos, sin asignar, cerrados'],
      ],
    ],
    [
      'Conversación',
      [
        ['r', 'Escribir una respuesta'],
        ['m', 'Escribir una nota para colegas'],
        ['Alt y R, Alt y N', 'De una nota a la respuesta, y viceversa, mientras escribes'],
        ['e', 'Cerrar o reabrir el chat'],
        ['a', 'Asignar el chat'],
        ['u', 'Primer mensaje no leído'],
        ['/', 'Una respuesta rápida, en el campo del mensaje'],
        ['↑ y ↓', 'De un mensaje a otro, con el foco en la conversación'],
        ['Tab', 'A las acciones del mensaje'],
        ['Enter', 'Enviar'],
        ['Shift y Enter', 'Línea nueva'],
      ],
    ],
    ['En cualquier lugar', [['?', 'Esta lista']]],
  ],
};
