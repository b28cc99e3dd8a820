import type { Role } from '@whathooks/dto';
import { ROLE_NAMES, ROLES_WITHIN } from '../../../features/members/role-words';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

const MAY: Readonly<Record<Role, string>> = {
  owner: 'puede hacerlo todo y ceder la organización a otro propietario.',
  admin: 'gestiona números, webhooks, claves de API y personas, pero no a los propietarios.',
  agent: 'lee y responde mensajes. Ve números y webhooks sin cambiarlos.',
  viewer: 've números, mensajes y webhooks, y no cambia nada.',
};

export const words: Words<typeof english.words> = {
  title: 'Invitación',
  join: (organization) => `Únete a ${organization}`,
  invites: (who, role) => `${who} te invita con el rol de ${ROLES_WITHIN[role]}.`,
  may: (role) => `${ROLE_NAMES[role]}: ${MAY[role]}`,
  opening: 'Leyendo la invitación',
  over: 'Esta invitación ya no está abierta',
  overText:
    'El enlace se usó, se revocó o venció, o le falta una parte. Pide uno nuevo a quien te invitó.',
  way: '¿Cómo quieres unirte?',
  asNew: 'Crear una cuenta',
  asKnown: 'Ya tengo cuenta',
  name: 'Tu nombre',
  nameMissing: 'Escribe tu nombre.',
  email: 'Correo electrónico',
  emailWrong: 'Escribe un correo electrónico completo.',
  emailBound: 'La invitación es para esta dirección.',
  password: 'Contraseña',
  passwordHint: (least) =>
    `Al menos ${least} caracteres. Unas cuantas palabras se recuerdan mejor que los símbolos.`,
  passwordShort: (least) => `Usa al menos ${least} caracteres.`,
  passwordMissing: 'Escribe tu contraseña.',
  submitNew: 'Crear cuenta y unirte',
  submitKnown: 'Iniciar sesión y unirte',
  logIn: 'Inicia sesión',
};
