import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';

export const SENT_MESSAGE = `{
  "id": "msg_5d72...",
  "waMessageId": "3EB0F1E2D3C4B5A6",
  "sessionId": "sess_8f2a...",
  "to": "15551234567",
  "status": "sent"
}
`;

export const UPLOADED_FILE = `{
  "id": "med_1c0d...",
  "mimeType": "application/pdf",
  "size": 48213,
  "sha256": "9f86d081884c7d65...",
  "expiresAt": "2026-07-01T14:21:07.000Z"
}
`;

export const START = `npm start
`;

export const RUN_RECEIVER = `WEBHOOK_SECRET='whsec_...' node receiver.mjs
`;

export const MESSAGE_RECEIVED = `{
  "event": "message.received",
  "sessionId": "sess_8f2a...",
  "data": {
    "id": "msg_3c91...",
    "sessionId": "sess_8f2a...",
    "from": "15551234567",
    "pushName": "Jane Doe",
    "type": "text",
    "text": "Hi there!",
    "waMessageId": "3EB0A1B2C3D4E5F6",
    "timestamp": "2026-06-29T14:21:07.000Z"
  },
  "timestamp": "2026-06-29T14:21:07.412Z"
}
`;

export const PROBLEM = `{
  "type": "${PRODUCTION_ORIGIN}/docs/errors/#session_not_connected",
  "title": "Session is not connected",
  "status": 400,
  "detail": "The session is DISCONNECTED. Wait until it is CONNECTED, or link it again.",
  "code": "session_not_connected",
  "requestId": "req-4f",
  "statusReason": "connection_lost",
  "retryAt": null
}
`;

export const RECOVERY_COUNTED = `{
  "count": 1200,
  "exact": true,
  "recovery": null
}
`;

export const FORWARD = `ssh -N -R 4000:127.0.0.1:4000 you@server.example
`;

export const ALERT_SETTINGS = `{
  "numberDownMinutes": 5,
  "webhookDownMinutes": 5,
  "queueOldMinutes": 15,
  "mail": true
}
`;
