// This file is generated from the error catalogue in the OpenAPI document.

/** Every error the API can answer. */
export const ERROR_CODES = [
  {
    "code": "invalid_request",
    "status": 400,
    "title": "Request is invalid",
    "detail": "A field of the body or query is missing, misspelt or out of range. See `errors`."
  },
  {
    "code": "malformed_request",
    "status": 400,
    "title": "Request is not valid HTTP",
    "detail": "The request line, a header or the percent-encoding of the address could not be read. Use an HTTP library to make the request."
  },
  {
    "code": "malformed_json",
    "status": 400,
    "title": "Body is not JSON",
    "detail": "The body could not be read as JSON. Send a JSON object with Content-Type: application/json."
  },
  {
    "code": "invalid_cursor",
    "status": 400,
    "title": "Cursor is invalid",
    "detail": "Use the `nextCursor` of an earlier response unchanged, or leave `cursor` out."
  },
  {
    "code": "invalid_recipient",
    "status": 400,
    "title": "Recipient is invalid",
    "detail": "Write `to` as digits with country code and without +, spaces or a leading 0, such as 15551234567, or as a full WhatsApp JID."
  },
  {
    "code": "recipient_not_on_whatsapp",
    "status": 400,
    "title": "Recipient is not on WhatsApp",
    "detail": "WhatsApp knows no account for this number. Check the country code. The result is cached for a minute."
  },
  {
    "code": "session_not_connected",
    "status": 400,
    "title": "Session is not connected",
    "detail": "The session must be CONNECTED. Link it, or wait until it has reconnected. `statusReason` says why it is not connected, and `retryAt` when the next attempt is made, if WhatsApp asked for a pause.",
    "members": {
      "statusReason": "temporarily_banned",
      "retryAt": "2026-06-30T14:21:07.000Z"
    }
  },
  {
    "code": "pairing_unavailable",
    "status": 409,
    "title": "No pairing is in progress",
    "detail": "A pairing code can be requested while the session is in status QR. Connect the session first."
  },
  {
    "code": "no_passkey_pending",
    "status": 409,
    "title": "No passkey is requested",
    "detail": "WhatsApp requests no passkey from this session at the moment, or no code has to be confirmed. GET …/passkey says what is pending."
  },
  {
    "code": "passkey_other_request",
    "status": 409,
    "title": "Response belongs to another passkey request",
    "detail": "The signed challenge is not the pending one. Get the options again and sign those."
  },
  {
    "code": "invalid_passkey",
    "status": 400,
    "title": "Response of the passkey is invalid",
    "detail": "Send the result of `credential.toJSON()` after navigator.credentials.get on https://web.whatsapp.com. The request stays open."
  },
  {
    "code": "passkey_answered",
    "status": 409,
    "title": "Passkey request already has a response",
    "detail": "Each request takes one response, and each code one confirmation. GET …/passkey shows the progress; connect the session for a new attempt."
  },
  {
    "code": "pairing_refused",
    "status": 422,
    "title": "WhatsApp gave no pairing code",
    "detail": "WhatsApp responded with an error or not at all; see `detail`. It rejects requests after several codes for one number in a short time. Wait a few minutes, or scan the QR code."
  },
  {
    "code": "temporarily_banned",
    "status": 409,
    "title": "WhatsApp has banned the number temporarily",
    "detail": "The session reconnects by itself at its `retryAt`. An earlier attempt may prolong the ban."
  },
  {
    "code": "message_refused",
    "status": 422,
    "title": "WhatsApp rejected the message",
    "detail": "WhatsApp rejected the message, and it was not sent; `detail` says why. This also happens in a group where only administrators may write, or of which the number is not a member."
  },
  {
    "code": "not_group_member",
    "status": 409,
    "title": "Number is not in the group",
    "detail": "The number left the group or was removed from it. A member has to add it, or it joins by the link of the group with POST /v1/groups/join."
  },
  {
    "code": "not_group_administrator",
    "status": 409,
    "title": "Number does not administer the group",
    "detail": "Only administrators of the group may do this; `detail` says what. An administrator has to make the number one of them on their phone."
  },
  {
    "code": "group_link_invalid",
    "status": 422,
    "title": "Link leads to no group",
    "detail": "The link is wrong, or an administrator has revoked it. Write `code` as the link itself or as what stands behind https://chat.whatsapp.com/, and ask a member for the present link."
  },
  {
    "code": "group_refused",
    "status": 422,
    "title": "WhatsApp rejected the change of the group",
    "detail": "WhatsApp rejected it and nothing was changed; `detail` says why."
  },
  {
    "code": "whatsapp_unanswered",
    "status": 504,
    "title": "WhatsApp did not answer",
    "detail": "It is unknown whether WhatsApp carried it out. whathooks reads the current state again by itself: check it before you repeat the request."
  },
  {
    "code": "call_over",
    "status": 409,
    "title": "Call is over",
    "detail": "Only a call that rings can be rejected."
  },
  {
    "code": "message_not_editable",
    "status": 409,
    "title": "Message cannot be edited",
    "detail": "Only messages that the number sent, and that have a text or a caption, can be edited, while they are not deleted."
  },
  {
    "code": "message_not_deletable",
    "status": 409,
    "title": "Message cannot be deleted",
    "detail": "The number can delete its own messages, and in a group that it administers those of others, too."
  },
  {
    "code": "message_not_pinnable",
    "status": 409,
    "title": "Message cannot be pinned",
    "detail": "Messages that were sent and are not deleted can be pinned; in a group whose settings only administrators change, by administrators."
  },
  {
    "code": "message_not_keepable",
    "status": 409,
    "title": "Message cannot be kept",
    "detail": "Only a message that disappears can be kept, while phones still have it; in a group whose settings only administrators change, by administrators."
  },
  {
    "code": "too_late",
    "status": 409,
    "title": "Too late to change the message",
    "detail": "WhatsApp takes an edit within 15 minutes after the message was sent, and a deletion within two days."
  },
  {
    "code": "media_not_convertible",
    "status": 400,
    "title": "File cannot be sent as this kind",
    "detail": "The bytes of the file are not what the kind of message needs, and cannot be converted to it; `detail` says what would work. What counts is the bytes, not name or type. Any file can be sent as a `document`."
  },
  {
    "code": "media_too_large",
    "status": 400,
    "title": "File is too large for WhatsApp",
    "detail": "WhatsApp takes 16 MiB of an image, video, audio or voice message, 500 KiB of a sticker and 2048 MiB of a document. Send a smaller file, or send it as a `document`."
  },
  {
    "code": "media_not_fetched",
    "status": 400,
    "title": "File could not be fetched",
    "detail": "The file at `url` could not be fetched; `detail` says why. The address must be a public http or https address that answers 200 with the file itself: redirects are not followed."
  },
  {
    "code": "webhook_url_forbidden",
    "status": 400,
    "title": "Webhook address is not allowed",
    "detail": "The address must be a public http or https address without user name and password; private, loopback and special networks are rejected, unless whathooks runs with ALLOW_PRIVATE_WEBHOOKS=true (see Settings in its README)."
  },
  {
    "code": "proxy_invalid",
    "status": 400,
    "title": "Proxy cannot be used",
    "detail": "Write it as http://, https:// or socks5://, with user and password before an @ if required, then host and port. Private, loopback and special networks are rejected, as for webhooks, unless whathooks runs with ALLOW_PRIVATE_WEBHOOKS=true (see Settings in its README)."
  },
  {
    "code": "missing_credentials",
    "status": 401,
    "title": "Credentials are missing",
    "detail": "Send an API key as X-API-Key (or Authorization: Bearer), or log in for an access token."
  },
  {
    "code": "invalid_credentials",
    "status": 401,
    "title": "Credentials are invalid",
    "detail": "The token or key is wrong, expired or revoked."
  },
  {
    "code": "wrong_login",
    "status": 401,
    "title": "E-mail or password is wrong",
    "detail": "No account has this e-mail address and password."
  },
  {
    "code": "two_factor_required",
    "status": 401,
    "title": "A code is asked for",
    "detail": "E-mail and password are right, and this account has a second factor. Send `code` with them: of the authenticator app, or a recovery code."
  },
  {
    "code": "wrong_code",
    "status": 400,
    "title": "Code is wrong",
    "detail": "The code is wrong, has expired or was used already. Wait for the next one, or use a recovery code."
  },
  {
    "code": "provider_unavailable",
    "status": 503,
    "title": "Log-in provider cannot be reached",
    "detail": "The provider that you log in with does not answer as it should. Try again in a few minutes, or log in with your password. The operator finds the reason in the log."
  },
  {
    "code": "provider_refused",
    "status": 401,
    "title": "Log-in with the provider failed",
    "detail": "The answer of the provider was used already, is too old, or does not belong to this browser. Begin the log-in again."
  },
  {
    "code": "identity_linked",
    "status": 409,
    "title": "Account of the provider is linked already",
    "detail": "It opens another account here, or your account is linked to another one of the same provider. Unlink that one first, under Settings."
  },
  {
    "code": "only_way_in",
    "status": 409,
    "title": "Account has no other way in",
    "detail": "Set a password first: nothing would open the account any more."
  },
  {
    "code": "two_factor_enabled",
    "status": 409,
    "title": "Second factor is set up already",
    "detail": "Switch it off first to set up another app."
  },
  {
    "code": "two_factor_setup_required",
    "status": 403,
    "title": "Second factor is required",
    "detail": "The organization requires a second factor of its members. Set one up with `POST /v1/auth/two-factor`; until then most other requests are refused."
  },
  {
    "code": "wrong_password",
    "status": 400,
    "title": "Current password is wrong",
    "detail": "`currentPassword` is not the password of this account. Nothing was changed."
  },
  {
    "code": "log_in_again",
    "status": 403,
    "title": "A new log-in is needed",
    "detail": "Your account has no password to ask for, so a log-in of the last ten minutes is needed. Log out, log in again, and repeat it."
  },
  {
    "code": "weak_password",
    "status": 400,
    "title": "Password is too easy to guess",
    "detail": "Many people use it, or it consists of a sequence, a repetition or your own name. Use a few words that do not belong together."
  },
  {
    "code": "forbidden",
    "status": 403,
    "title": "Not allowed",
    "detail": "Your role or the scopes of your API key do not allow this."
  },
  {
    "code": "address_not_allowed",
    "status": 403,
    "title": "API key does not work from this address",
    "detail": "The key is limited to other IP addresses. Send the request from one of them, or make a key that allows this one."
  },
  {
    "code": "host_not_allowed",
    "status": 403,
    "title": "Host name is not served here",
    "detail": "This server accepts requests for its own host names only, so that pages of other sites cannot use it. The operator adds a name with ALLOWED_HOSTS or PUBLIC_URL."
  },
  {
    "code": "origin_not_allowed",
    "status": 403,
    "title": "Page of another site",
    "detail": "Log-ins take requests of pages of this installation alone, and of programs that send no `Origin`. The operator names it with PUBLIC_URL or ALLOWED_HOSTS."
  },
  {
    "code": "registration_closed",
    "status": 403,
    "title": "Registration is closed",
    "detail": "This installation takes new accounts by invitation only. Ask an owner or admin of an organization to invite you, or the operator to set REGISTRATION=open."
  },
  {
    "code": "not_found",
    "status": 404,
    "title": "Not found",
    "detail": "Nothing exists under this address or id."
  },
  {
    "code": "invitation_not_found",
    "status": 404,
    "title": "Invitation is not open",
    "detail": "The link was used, revoked or has expired, or a part of it is missing. Ask the organization for a new invitation."
  },
  {
    "code": "reset_link_not_found",
    "status": 404,
    "title": "Link is not open",
    "detail": "The link was used or has expired, or a part of it is missing, or the password was changed since. Ask for a new one."
  },
  {
    "code": "connect_link_not_found",
    "status": 404,
    "title": "Link is not open",
    "detail": "The link was used, revoked or has expired, or a part of it is missing. Ask its sender for a new one."
  },
  {
    "code": "not_acceptable",
    "status": 406,
    "title": "No acceptable format",
    "detail": "Ask for image/png, image/svg+xml or application/json in Accept."
  },
  {
    "code": "request_timeout",
    "status": 408,
    "title": "Request took too long",
    "detail": "The request did not arrive completely in time. Send it again on a new connection."
  },
  {
    "code": "already_linked",
    "status": 409,
    "title": "Session is linked to a phone",
    "detail": "A connect link would replace the linked phone. Log the session out first, or create a new session."
  },
  {
    "code": "limit_reached",
    "status": 409,
    "title": "Limit reached",
    "detail": "The organization has reached its limit for these. Remove one first, or ask the operator to raise the limit."
  },
  {
    "code": "mail_unavailable",
    "status": 409,
    "title": "No mail is sent from here",
    "detail": "This installation has no mail server. Ask an owner of your organization for a link: they make it under Settings, People."
  },
  {
    "code": "name_taken",
    "status": 409,
    "title": "Name is taken",
    "detail": "Another label has this name, or another snippet this shortcut: they are unique, whatever their case. Choose another one, or update the existing one."
  },
  {
    "code": "webhooks_remain",
    "status": 409,
    "title": "Webhooks would go on sending",
    "detail": "Webhooks name a session that leaves its client, and would go on sending its events. Say as `webhooks` whether they `keep` it or `stop`."
  },
  {
    "code": "email_taken",
    "status": 409,
    "title": "E-mail address is taken",
    "detail": "An account with this e-mail address exists. Log in instead."
  },
  {
    "code": "already_member",
    "status": 409,
    "title": "Already a member",
    "detail": "The account with this e-mail address belongs to the organization already. Log in; an owner or admin can change its role."
  },
  {
    "code": "last_owner",
    "status": 409,
    "title": "Only owner of the organization",
    "detail": "An organization needs an owner. Make another member an owner first, then the only one so far can leave or get another role."
  },
  {
    "code": "delivery_not_resendable",
    "status": 409,
    "title": "Delivery cannot be resent",
    "detail": "Its webhook was deleted, or its event is older than the log is kept."
  },
  {
    "code": "recovery_running",
    "status": 409,
    "title": "Another recovery is running",
    "detail": "A webhook has one recovery at a time. Wait until it is done, or stop it."
  },
  {
    "code": "previous_secret_signs",
    "status": 409,
    "title": "Previous secret still active",
    "detail": "The secret was rotated less than 24 hours ago, and the previous secret is still active: your server may know no other. Reveal the current secret, or rotate with `endPrevious` to revoke the previous one now."
  },
  {
    "code": "invalid_idempotency_key",
    "status": 400,
    "title": "Idempotency-Key is invalid",
    "detail": "Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID."
  },
  {
    "code": "idempotency_key_in_use",
    "status": 409,
    "title": "A request with this Idempotency-Key is running",
    "detail": "Wait as long as Retry-After says, then make the same request again for its answer."
  },
  {
    "code": "idempotency_key_reused",
    "status": 422,
    "title": "Idempotency-Key was used for another request",
    "detail": "The same key came with another body within 24 hours. Use a new key for a new request."
  },
  {
    "code": "body_too_large",
    "status": 413,
    "title": "Body is too large",
    "detail": "A request body may have at most 1 MiB, one that sends a message 8 MiB, under /v1/auth at most 16 KiB."
  },
  {
    "code": "invalid_upload",
    "status": 400,
    "title": "Upload is invalid",
    "detail": "Send the file as multipart/form-data, with one part that is named `file` and nothing else. See `detail` for what is wrong."
  },
  {
    "code": "file_ready",
    "status": 409,
    "title": "File is there already",
    "detail": "The file of this message was downloaded. Its address is `media.url` of the message; there is nothing to ask for again."
  },
  {
    "code": "file_too_large",
    "status": 413,
    "title": "File is too large",
    "detail": "The file is larger than this installation accepts. Send a smaller one, or ask the operator to raise MEDIA_MAX_MB."
  },
  {
    "code": "url_too_long",
    "status": 414,
    "title": "Address is too long",
    "detail": "A part of the path is longer than any id. Check the address."
  },
  {
    "code": "range_not_satisfiable",
    "status": 416,
    "title": "Range is not inside of the file",
    "detail": "The file is shorter than that. Its size stands in Content-Range."
  },
  {
    "code": "headers_too_large",
    "status": 431,
    "title": "Headers are too large",
    "detail": "Request line and headers may have at most 16 KiB together. Send fewer or smaller ones."
  },
  {
    "code": "unsupported_media_type",
    "status": 415,
    "title": "Content type is not supported",
    "detail": "Send the body as application/json."
  },
  {
    "code": "reach_out_timelock",
    "status": 429,
    "title": "WhatsApp does not let the number start new chats",
    "detail": "WhatsApp rejects messages from this number to people who have not written to it, until its `reachOutTimelock` ends. Nothing was sent. Try again after Retry-After, or with `queue`: then it is sent when the restriction ends. Chats with people who have written to the number are not affected."
  },
  {
    "code": "new_chat_cap",
    "status": 429,
    "title": "The number has used up its new chats",
    "detail": "The number has started as many new chats as WhatsApp allows, until its `newChats` count is reset. Nothing was sent. Try again after Retry-After, or with `queue`: then it is sent by itself. Chats with people who have written to the number are not affected."
  },
  {
    "code": "rate_limited",
    "status": 429,
    "title": "Too many requests",
    "detail": "Wait as long as Retry-After says, then continue."
  },
  {
    "code": "internal_error",
    "status": 500,
    "title": "Internal error",
    "detail": "The request was not executed, or only partly. Quote `requestId` when you report it."
  },
  {
    "code": "database_unavailable",
    "status": 503,
    "title": "The database is not available",
    "detail": "The request may or may not have been executed. Repeat it after as many seconds as Retry-After says; with the same Idempotency-Key it is executed only once."
  },
  {
    "code": "storage_full",
    "status": 507,
    "title": "No room left for files",
    "detail": "The file was not stored, because the disk or the bucket of this installation is full. Nothing else was changed. The operator has to make room."
  },
  {
    "code": "storage_unavailable",
    "status": 503,
    "title": "Files are not available",
    "detail": "Files can neither be stored nor read at the moment. Repeat the request after as many seconds as Retry-After says. The reason is in the log."
  },
  {
    "code": "stopping",
    "status": 503,
    "title": "whathooks is stopping",
    "detail": "The request was not executed, because the process is stopping or restarting. Repeat it after as many seconds as Retry-After says."
  }
] as const;

/** Stable code of an error, to branch on. */
export type ErrorCode = (typeof ERROR_CODES)[number]['code'];
