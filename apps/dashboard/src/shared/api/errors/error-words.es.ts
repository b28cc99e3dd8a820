import type { Words } from '../../language/words';
import type * as english from './error-words';

export const ERROR_TITLES: Words<typeof english.ERROR_TITLES> = {
  invalid_request: 'La solicitud no es válida',
  malformed_request: 'La solicitud no es HTTP válido',
  malformed_json: 'El cuerpo no es JSON',
  invalid_cursor: 'El cursor no es válido',
  invalid_recipient: 'El destinatario no es válido',
  recipient_not_on_whatsapp: 'El destinatario no está en WhatsApp',
  session_not_connected: 'El número no está conectado',
  pairing_unavailable: 'No hay ninguna vinculación en curso',
  no_passkey_pending: 'No se pide ninguna llave de acceso',
  passkey_other_request: 'La respuesta es de otra solicitud de llave de acceso',
  invalid_passkey: 'La respuesta de la llave de acceso no es válida',
  passkey_answered: 'La solicitud de llave de acceso ya tiene respuesta',
  pairing_refused: 'WhatsApp no dio un código de vinculación',
  temporarily_banned: 'WhatsApp suspendió el número por un tiempo',
  message_refused: 'WhatsApp rechazó el mensaje',
  not_group_member: 'El número no está en el grupo',
  not_group_administrator: 'El número no administra el grupo',
  group_link_invalid: 'El enlace no lleva a ningún grupo',
  group_refused: 'WhatsApp rechazó el cambio del grupo',
  whatsapp_unanswered: 'WhatsApp no respondió',
  call_over: 'La llamada terminó',
  message_not_editable: 'El mensaje no se puede editar',
  message_not_deletable: 'El mensaje no se puede eliminar',
  message_not_pinnable: 'El mensaje no se puede fijar',
  message_not_keepable: 'El mensaje no se puede conservar',
  too_late: 'Es tarde para cambiar el mensaje',
  media_not_convertible: 'El archivo no se puede enviar de este tipo',
  media_too_large: 'El archivo es demasiado grande para WhatsApp',
  media_not_fetched: 'No se pudo obtener el archivo',
  webhook_url_forbidden: 'La dirección del webhook no está permitida',
  proxy_invalid: 'El proxy no se puede usar',
  missing_credentials: 'Faltan las credenciales',
  invalid_credentials: 'Las credenciales no son válidas',
  wrong_login: 'El correo o la contraseña son incorrectos',
  two_factor_required: 'Se pide un código',
  wrong_code: 'El código es incorrecto',
  provider_unavailable: 'No se puede llegar al proveedor de acceso',
  provider_refused: 'Falló el inicio de sesión con el proveedor',
  identity_linked: 'La cuenta del proveedor ya está vinculada',
  only_way_in: 'La cuenta no tiene otra forma de entrar',
  two_factor_enabled: 'El segundo factor ya está configurado',
  two_factor_setup_required: 'Hace falta un segundo factor',
  wrong_password: 'La contraseña actual es incorrecta',
  log_in_again: 'Hay que iniciar sesión de nuevo',
  weak_password: 'La contraseña es demasiado fácil de adivinar',
  forbidden: 'No permitido',
  address_not_allowed: 'La clave de API no funciona desde esta dirección',
  host_not_allowed: 'Aquí no se atiende este nombre de host',
  origin_not_allowed: 'Página de otro sitio',
  registration_closed: 'El registro está cerrado',
  not_found: 'No encontrado',
  invitation_not_found: 'La invitación no está abierta',
  reset_link_not_found: 'El enlace no está abierto',
  connect_link_not_found: 'El enlace no está abierto',
  not_acceptable: 'Ningún formato aceptable',
  request_timeout: 'La solicitud tardó demasiado',
  already_linked: 'El número está vinculado a un teléfono',
  limit_reached: 'Se alcanzó el límite',
  mail_unavailable: 'Desde aquí no se envían correos',
  webhooks_remain: 'Los webhooks seguirían enviando',
  name_taken: 'El nombre ya está en uso',
  email_taken: 'El correo electrónico ya está en uso',
  already_member: 'Ya es miembro',
  last_owner: 'Único propietario de la organización',
  delivery_not_resendable: 'La entrega no se puede reenviar',
  recovery_running: 'Hay otra recuperación en curso',
  previous_secret_signs: 'El secreto anterior sigue activo',
  invalid_idempotency_key: 'Idempotency-Key no es válida',
  idempotency_key_in_use: 'Hay una solicitud en curso con esta Idempotency-Key',
  idempotency_key_reused: 'Idempotency-Key se usó para otra solicitud',
  body_too_large: 'El cuerpo es demasiado grande',
  invalid_upload: 'La subida no es válida',
  file_ready: 'El archivo ya está aquí',
  file_too_large: 'El archivo es demasiado grande',
  url_too_long: 'La dirección es demasiado larga',
  range_not_satisfiable: 'El rango no está dentro del archivo',
  headers_too_large: 'Los encabezados son demasiado grandes',
  unsupported_media_type: 'El tipo de contenido no se admite',
  reach_out_timelock: 'WhatsApp no permite que el número inicie chats nuevos',
  new_chat_cap: 'El número agotó sus chats nuevos',
  rate_limited: 'Demasiadas solicitudes',
  internal_error: 'Error interno',
  database_unavailable: 'La base de datos no está disponible',
  storage_full: 'No queda espacio para archivos',
  storage_unavailable: 'Los archivos no están disponibles',
  stopping: 'whathooks se está deteniendo',
};

export const ERROR_DETAILS: Words<typeof english.ERROR_DETAILS> = {
  recipient_not_on_whatsapp:
    'WhatsApp no conoce ninguna cuenta con este número. Revisa el código del país.',
  session_not_connected: 'Vincula el número o espera hasta que se conecte de nuevo.',
  pairing_unavailable: 'Inicia primero la vinculación; entonces se puede pedir un código.',
  no_passkey_pending:
    'WhatsApp no pide ahora ninguna llave de acceso de este número, o no hay código que confirmar.',
  passkey_other_request:
    'Lo firmado es de otra solicitud. Empieza de nuevo con la que está abierta.',
  passkey_answered:
    'Cada solicitud admite una sola respuesta. Conecta el número para intentarlo otra vez.',
  pairing_refused:
    'WhatsApp rechaza las solicitudes tras varios códigos en poco tiempo. Espera unos minutos o escanea el código QR.',
  temporarily_banned:
    'El número se conecta de nuevo por sí mismo cuando termina la suspensión. Intentarlo antes puede alargarla.',
  message_refused: 'El mensaje no se envió.',
  not_group_member: 'El número salió del grupo o lo quitaron. Un miembro tiene que añadirlo.',
  not_group_administrator:
    'Solo los administradores del grupo pueden hacerlo. Un administrador puede nombrar al número desde su teléfono.',
  group_link_invalid:
    'El enlace es incorrecto o un administrador lo revocó. Pide a un miembro el actual.',
  group_refused: 'Nada cambió.',
  whatsapp_unanswered:
    'No se sabe si WhatsApp lo hizo. whathooks lee el estado actual por sí mismo: revísalo antes de repetir.',
  message_not_editable:
    'Solo se pueden editar mensajes enviados por el número, con texto y sin eliminar.',
  message_not_deletable:
    'El número puede eliminar sus propios mensajes y, en los grupos que administra, los de otros.',
  message_not_pinnable:
    'Se pueden fijar mensajes enviados y sin eliminar; en algunos grupos, solo los administradores.',
  message_not_keepable:
    'Solo se conserva un mensaje temporal que los teléfonos aún tienen; en algunos grupos, solo los administradores.',
  too_late: 'WhatsApp admite ediciones durante 15 minutos y eliminaciones durante dos días.',
  media_not_convertible:
    'El archivo no es lo que este tipo de mensaje necesita y no se puede convertir. Envíalo como documento.',
  media_too_large: 'Envía un archivo más pequeño, o envíalo como documento.',
  media_not_fetched: 'No se pudo descargar el archivo de su dirección.',
  webhook_url_forbidden: 'La dirección debe ser pública, http o https, sin usuario ni contraseña.',
  proxy_invalid:
    'Escríbelo como http://, https:// o socks5://, con usuario y contraseña delante de @ si hacen falta.',
  wrong_login: 'Ninguna cuenta tiene este correo y esta contraseña.',
  wrong_code:
    'El código es incorrecto, venció o ya se usó. Espera el siguiente o usa un código de recuperación.',
  provider_unavailable:
    'El proveedor no responde como debería. Inténtalo en unos minutos o inicia sesión con tu contraseña.',
  provider_refused:
    'La respuesta del proveedor ya se usó, es antigua o no es de este navegador. Empieza de nuevo.',
  identity_linked:
    'Abre otra cuenta aquí, o tu cuenta está vinculada a otra del mismo proveedor. Desvincúlala primero en Ajustes.',
  only_way_in: 'Define primero una contraseña: sin ella nada abriría la cuenta.',
  wrong_password: 'No es la contraseña de esta cuenta. Nada cambió.',
  log_in_again:
    'Hace falta un inicio de sesión de los últimos diez minutos. Cierra sesión, entra de nuevo y repítelo.',
  weak_password:
    'Muchas personas la usan, o es una secuencia, una repetición o tu nombre. Usa varias palabras sin relación.',
  forbidden: 'Tu rol no lo permite.',
  registration_closed:
    'Aquí solo se crean cuentas por invitación. Pide una a un propietario o administrador de una organización.',
  not_found: 'No hay nada con esta dirección o este id. Quizá se eliminó.',
  invitation_not_found:
    'El enlace se usó, se revocó, venció o está incompleto. Pide una invitación nueva.',
  reset_link_not_found: 'El enlace se usó, venció o está incompleto. Pide uno nuevo.',
  already_linked:
    'Un enlace reemplazaría el teléfono vinculado. Desvincúlalo primero, o añade otro número.',
  limit_reached:
    'La organización llegó a su límite. Elimina algo primero, o pide al operador que lo aumente.',
  mail_unavailable:
    'Aquí no hay servidor de correo. Pide un enlace a un propietario de tu organización.',
  name_taken: 'Elige otro nombre, o cambia lo que ya lo tiene.',
  email_taken: 'Ya existe una cuenta con este correo. Inicia sesión.',
  already_member:
    'La cuenta con este correo ya es de la organización. Un propietario o administrador puede cambiar su rol.',
  last_owner: 'Una organización necesita un propietario. Nombra primero a otro miembro.',
  delivery_not_resendable: 'Su webhook se eliminó, o su evento es más antiguo que el registro.',
  recovery_running: 'Un webhook hace una recuperación a la vez. Espera a que termine o detenla.',
  previous_secret_signs:
    'El secreto se rotó hace menos de 24 horas y el anterior sigue activo: quizá tu servidor no conoce otro.',
  file_too_large: 'Envía uno más pequeño, o pide al operador que aumente el límite.',
  reach_out_timelock:
    'WhatsApp rechaza por un tiempo mensajes de este número a quienes no le han escrito. No se envió nada.',
  new_chat_cap: 'El número inició tantos chats nuevos como WhatsApp permite. No se envió nada.',
  rate_limited: 'Espera un momento y continúa.',
  internal_error: 'Quizá no se hizo, o solo en parte.',
  database_unavailable: 'Quizá se hizo y quizá no. Revísalo y repítelo en un momento.',
  storage_full:
    'El archivo no se guardó porque no queda espacio. El operador tiene que hacer sitio.',
  storage_unavailable: 'Ahora no se pueden guardar ni leer archivos. Inténtalo en un momento.',
  stopping: 'whathooks se está deteniendo o reiniciando. Repítelo en un momento.',
};
