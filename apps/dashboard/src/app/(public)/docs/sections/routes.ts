type Auth = 'Public' | 'JWT / API key' | 'API key' | 'JWT' | 'Refresh cookie';

/** A route of the API, as the guide lists it. `:id` stands for an id. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  auth: Auth;
}

/** What most integrations need. */
export const MAIN_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/auth/register', auth: 'Public' },
  { method: 'POST', path: '/v1/auth/login', auth: 'Public' },
  { method: 'GET', path: '/v1/sessions', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/logout', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/messages', auth: 'API key' },
  { method: 'GET', path: '/v1/messages', auth: 'JWT / API key' },
];

/** The rest. */
export const MORE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/sessions/:id/connect', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id/qr', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/pairing-code', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id/passkey', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/passkey/assertion', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/passkey/confirm', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id/transitions', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id/notices', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/sessions/:id/limits', auth: 'JWT / API key' },
  { method: 'PATCH', path: '/v1/sessions/:id', auth: 'JWT / API key' },
  { method: 'DELETE', path: '/v1/sessions/:id', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/messages', auth: 'JWT' },
  { method: 'POST', path: '/v1/sessions/:id/chats/:chat/read', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/chats/:chat/typing', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/presence/subscribe', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/sessions/:id/calls/:callId/reject', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/messages/:id', auth: 'JWT / API key' },
  { method: 'PATCH', path: '/v1/messages/:id', auth: 'JWT / API key' },
  { method: 'DELETE', path: '/v1/messages/:id', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/messages/:id/media/download', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/chats', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/chats/counts', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/chats/:id', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/chats/:id/timeline', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/chats/:id/messages', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/media', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/media/:id', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/:id', auth: 'JWT / API key' },
  { method: 'PATCH', path: '/v1/webhooks/:id', auth: 'JWT / API key' },
  { method: 'DELETE', path: '/v1/webhooks/:id', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/:id/secret', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks/:id/secret/rotate', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks/:id/test', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks/:id/retry', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/days', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/:id/stats', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/:id/deliveries', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks/:id/recover', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/webhooks/:id/replay', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/webhooks/:id/recoveries', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/recoveries/:id', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/recoveries/:id/stop', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/deliveries', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/deliveries/:id', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/events/:id', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/deliveries/:id/attempts', auth: 'JWT / API key' },
  { method: 'POST', path: '/v1/deliveries/:id/resend', auth: 'JWT / API key' },
  { method: 'GET', path: '/v1/api-keys', auth: 'JWT' },
  { method: 'POST', path: '/v1/api-keys', auth: 'JWT' },
  { method: 'DELETE', path: '/v1/api-keys/:id', auth: 'JWT' },
  { method: 'GET', path: '/v1/audit-log', auth: 'JWT' },
  { method: 'POST', path: '/v1/auth/refresh', auth: 'Refresh cookie' },
  { method: 'POST', path: '/v1/auth/logout', auth: 'Refresh cookie' },
  { method: 'GET', path: '/v1/auth/me', auth: 'JWT' },
  { method: 'POST', path: '/v1/auth/password', auth: 'JWT' },
  { method: 'POST', path: '/v1/auth/logout-all', auth: 'JWT' },
  { method: 'GET', path: '/v1/live', auth: 'JWT' },
];
