import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';

export const SEND_MESSAGE = `curl -X POST ${PRODUCTION_ORIGIN}/v1/messages \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Content-Type: application/json" \\
  -d '{
    "sessionId": "sess_8f2a...",
    "to": "15551234567",
    "text": "Hello"
  }'
`;

export const SENT_MESSAGE = `{
  "id": "msg_5d72...",
  "waMessageId": "3EB0F1E2D3C4B5A6",
  "sessionId": "sess_8f2a...",
  "to": "15551234567",
  "status": "sent"
}
`;

export const UPLOAD_FILE = `curl -X POST ${PRODUCTION_ORIGIN}/v1/media \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -F "file=@offer.pdf"
`;

export const UPLOADED_FILE = `{
  "id": "med_1c0d...",
  "mimeType": "application/pdf",
  "size": 48213,
  "sha256": "9f86d081884c7d65...",
  "expiresAt": "2026-07-01T14:21:07.000Z"
}
`;

export const CREATE_SESSION = `curl -X POST ${PRODUCTION_ORIGIN}/v1/sessions \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Content-Type: application/json" \\
  -d '{ "name": "Bakery Example", "metadata": { "customerId": "4711" } }'
`;

export const GET_QR = `# The code as a picture, while the session is in status QR
curl ${PRODUCTION_ORIGIN}/v1/sessions/sess_8f2a.../qr \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Accept: image/png" \\
  --output qr.png
`;

export const CREATE_WEBHOOK = `curl -X POST ${PRODUCTION_ORIGIN}/v1/webhooks \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Content-Type: application/json" \\
  -d '{
    "url": "https://agency.example/whatsapp",
    "events": ["message.received", "session.status"]
  }'
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

export const RECOVER = `curl -X POST ${PRODUCTION_ORIGIN}/v1/webhooks/hook_4b7d.../recover \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Content-Type: application/json" \\
  -d '{
    "since": "2026-06-29T00:00:00Z",
    "until": "2026-06-29T06:00:00Z",
    "dryRun": true
  }'
`;

export const RECOVERY_COUNTED = `{
  "count": 1200,
  "exact": true,
  "recovery": null
}
`;

export const SEARCH = `curl -G ${PRODUCTION_ORIGIN}/v1/search \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  --data-urlencode 'q=invoice "next week" 4711'
`;

export const CREATE_LOCAL_WEBHOOK = `curl -X POST ${PRODUCTION_ORIGIN}/v1/webhooks \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  -H "Content-Type: application/json" \\
  -d '{ "url": "http://127.0.0.1:4000/" }'
`;

export const FORWARD = `ssh -N -R 4000:127.0.0.1:4000 you@server.example
`;

export const FIND_DELIVERIES = `curl -G ${PRODUCTION_ORIGIN}/v1/deliveries \\
  -H "X-API-Key: wh_live_xxxxxxxxxxxxxxxx" \\
  --data-urlencode 'id=3EB0A1B2C3D4E5F6'
`;

export const ALERT_SETTINGS = `{
  "numberDownMinutes": 5,
  "webhookDownMinutes": 5,
  "queueOldMinutes": 15,
  "mail": true
}
`;
