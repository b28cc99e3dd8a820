/** Screen of all API keys, with the dialog that creates one. */
export const NEW_API_KEY = '/api-keys/?new';
