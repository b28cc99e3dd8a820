/** How mail leaves. */
export interface MailSettings {
  /** `SMTP_URL`: `smtp://` or `smtps://`, with user and password. Secret. */
  url: string;
  /** `MAIL_FROM`: `Name <address>`, or an address alone. */
  from: string;
}

const ADDRESS = /^[^\s<>"@,;]+@[^\s<>"@,;]+$/;

/**
 * Reads `SMTP_URL` and `MAIL_FROM`. Null without both: no mail is sent.
 *
 * @returns a sentence that says what is wrong, without the address of the server, which holds a password.
 */
export function readMailSettings(url: string, from: string): MailSettings | string | null {
  if (!url && !from) return null;
  if (!url || !from) {
    return `${url ? 'MAIL_FROM' : 'SMTP_URL'} is missing: set both SMTP_URL and MAIL_FROM, or neither to send no mail.`;
  }
  if (!isServer(url)) {
    return 'SMTP_URL must be an smtp:// or smtps:// address with a host, such as smtps://user:password@mail.example:465.';
  }
  if (!isSender(from)) {
    return `MAIL_FROM must be a mail address, such as alerts@agency.example or whathooks <alerts@agency.example>, not "${from}".`;
  }
  return { url, from };
}

function isServer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
}

function isSender(from: string): boolean {
  const [, named] = /^[^<>@,;\r\n]*<([^<>]+)>$/.exec(from) ?? [];
  return ADDRESS.test(named ?? from);
}
