export const PENDING_PASSKEY = `{
  "state": "assertion_required",
  "ceremonyId": "6b1f0f6e-3f0c-4d62-9d0d-6f0f3a1f7a52",
  "options": {
    "challenge": "mB3i1qzYw2Jb0d2e0jQ5Xb4zv7r8JmB3i1qzYw2Jb0c",
    "rpId": "whatsapp.com",
    "timeout": 600000,
    "userVerification": "required",
    "allowCredentials": []
  },
  "code": null,
  "expiresAt": "2026-06-29T14:31:00.000Z"
}
`;

/** Runs on https://web.whatsapp.com. */
export const SIGN_PASSKEY = `// On https://web.whatsapp.com, after a click
const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
const credential = await navigator.credentials.get({ publicKey });
const answer = credential.toJSON();
`;
