import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Asignación',
  lead: 'Cómo se asignan los chats a los miembros.',
  legend: 'Chats sin asignar',
  none: 'A mano',
  noneText: 'Quedan sin asignar hasta que alguien los toma.',
  roundRobin: 'Por turnos',
  roundRobinText:
    'Cada chat que espera respuesta va al miembro de la lista que lleva más tiempo sin recibir uno.',
  members: 'Quiénes participan',
  membersText: 'Los lectores no pueden responder y no aparecen aquí.',
  membersMissing: 'Elige al menos una persona.',
  submit: 'Guardar',
};
