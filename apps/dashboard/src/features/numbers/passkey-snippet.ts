import { snippetWords as words } from './passkey-snippet-words';

/** A text as JavaScript. */
const quoted = (text: string): string => JSON.stringify(text);

/**
 * What a person pastes into the console of web.whatsapp.com, where they cannot or do not want to install the
 * extension. It draws a button, because a browser shows passkeys after a click alone, and gives the answer as
 * text. It sends nothing anywhere.
 *
 * @param options what WhatsApp asks the passkey to sign, as JSON
 */
export function passkeySnippet(options: object | string): string {
  const json = typeof options === 'string' ? options : JSON.stringify(options);
  return `(() => {
  const options = ${json};
  const box = document.createElement('div');
  const button = document.createElement('button');
  const answer = document.createElement('textarea');
  const note = document.createElement('p');
  box.id = 'whathooks-passkey';
  box.style.cssText =
    'position:fixed;top:24px;right:24px;z-index:2147483647;width:320px;padding:20px;' +
    'border-radius:12px;background:#fff;color:#14201b;font:15px/1.4 sans-serif;' +
    'box-shadow:0 12px 40px rgba(0,0,0,.3)';
  button.textContent = ${quoted(words.sign)};
  button.style.cssText =
    'padding:9px 14px;border:0;border-radius:8px;background:#0b6b4f;color:#fff;font:inherit';
  answer.readOnly = true;
  answer.hidden = true;
  answer.setAttribute('aria-label', ${quoted(words.answer)});
  answer.style.cssText = 'width:100%;height:96px;margin-top:12px;box-sizing:border-box';
  button.onclick = async () => {
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = await navigator.credentials.get({ publicKey });
      answer.value = JSON.stringify(credential.toJSON());
      answer.hidden = false;
      answer.select();
      note.textContent = ${quoted(words.copy)};
      await navigator.clipboard.writeText(answer.value);
      note.textContent = ${quoted(words.copied)};
    } catch (error) {
      if (answer.hidden) note.textContent = ${quoted(words.unused)} + ' ' + error.message;
    }
  };
  box.append(button, note, answer);
  document.getElementById(box.id)?.remove();
  document.body.append(box);
})();
`;
}
