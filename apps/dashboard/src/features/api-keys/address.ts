/** Screen of all API keys. */
export const API_KEYS = '/api-keys/';
/** The same, with the dialog that creates one. */
export const NEW_API_KEY = '/api-keys/?new';
