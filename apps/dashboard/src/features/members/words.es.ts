import type { Role } from '@whathooks/dto';
import type { Words } from '../../shared/language/words';
import { SCOPE_WORDS } from '../api-keys/words';
import { ROLES_WITHIN } from './role-words';
import type * as english from './words';

export { ROLE_NAMES, ROLE_SENTENCES, ROLES_WITHIN } from './role-words';

export const PERMISSION_WORDS: Words<typeof english.PERMISSION_WORDS> = {
  ...SCOPE_WORDS,
  member: 'Cambiar su propia contraseña y salir de la organización',
  'members:read': 'Ver quién pertenece a la organización',
  'members:write': 'Invitar a personas, cambiar su rol y quitarlas',
  'organization:write': 'Cambiar el logo y el color de la organización',
  'api-keys:read': 'Ver claves de API',
  'api-keys:write': 'Crear y revocar claves de API',
  'audit-log:read': 'Leer el registro de auditoría',
  'two-factor:reset': 'Quitar el segundo factor a un miembro que lo perdió',
  'password:reset': 'Crear un enlace para un miembro que olvidó su contraseña',
  'ownership:transfer': 'Ceder la organización a otro propietario',
};

const PLURALS: Readonly<Record<Role, string>> = {
  owner: 'propietarios',
  admin: 'administradores',
  agent: 'agentes',
  viewer: 'lectores',
};

export const lackingWords: Words<typeof english.lackingWords> = (role, able, permission) => {
  const roles = able.map((one) => PLURALS[one]);
  const who = [roles.slice(0, -1).join(', '), roles.at(-1)].filter(Boolean).join(' y ');
  // Each begins with a verb.
  const deed = PERMISSION_WORDS[permission];
  return `Solo ${who} pueden ${deed.charAt(0).toLowerCase()}${deed.slice(1)}. Tu rol es ${ROLES_WITHIN[role]}.`;
};

export const words: Words<typeof english.words> = { colleague: 'Un colega' };
