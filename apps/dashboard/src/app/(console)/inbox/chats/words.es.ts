import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  chats: 'Chats',
  starred: 'Mensajes destacados',
  views: 'Vistas',
  search: 'Buscar chats y mensajes',
  searchHint: 'Nombres, números y palabras',
  label: 'Etiqueta',
  allLabels: 'Todas las etiquetas',
  showAll: 'Ver todos los chats',
  noneMatch: 'Ningún chat coincide',
  noneMatchText: 'Elige otro número u otra etiqueta, o mira todos los chats.',
  none: {
    open: ['Aún no hay chats', 'Lo que la gente escribe a tus números aparece aquí.'],
    needs_reply: ['Nadie espera', 'Todos los mensajes tienen respuesta.'],
    mine: ['Ninguno es tuyo', 'Los chats que te asignan aparecen aquí.'],
    unassigned: ['Todos están asignados', 'Los chats que nadie atiende aparecen aquí.'],
    closed: [
      'Ninguno está cerrado',
      'Cierra un chat cuando termine; un mensaje nuevo lo vuelve a abrir.',
    ],
  },
  loaded: (count) => (count === 1 ? 'Se muestra 1 chat' : `Se muestran ${count} chats`),
};

export const newChatWords: Words<typeof english.newChatWords> = {
  title: 'Nuevo chat',
  from: 'Desde',
  phone: 'Número de teléfono',
  phoneHint: 'Con código de país, o un JID completo de WhatsApp.',
  phoneWrong: 'Escribe el número con su código de país, por ejemplo 15551234567.',
  submit: 'Abrir chat',
};
