/** The button on web.whatsapp.com. It names who asks; a browser wants a click before it shows passkeys. */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  const KEEP_ALIVE_MS = 20_000;
  /** Who clicks or presses a key sooner after the panel came into sight meant what was there before, in ms. */
  const SETTLE_MS = 1_000;
  let inSightSince = performance.now();

  if (document.querySelector('whathooks-passkey')) return;
  void show();

  async function show() {
    const { origin } = await api.runtime.sendMessage({ type: 'panel' });
    if (!origin || document.querySelector('whathooks-passkey')) return;
    const host = document.createElement('whathooks-passkey');
    // Closed: the page cannot press the button, nor change what it says.
    const root = host.attachShadow({ mode: 'closed' });
    root.append(style(), dialog(host, origin));
    document.documentElement.append(host);
    comesIntoSight();
    document.addEventListener('visibilitychange', comesIntoSight);
    // Not the button: a key that is held since before would press it.
    root.querySelector('[role=dialog]').focus();
  }

  function comesIntoSight() {
    inSightSince = performance.now();
  }

  function dialog(host, origin) {
    const box = element('div', {
      role: 'dialog',
      tabindex: '-1',
      'aria-labelledby': 'title',
    });
    const status = element('p', { role: 'status' });
    const go = element('button', { class: 'primary' }, 'Sign with the passkey');
    const leave = element('button', {}, 'Cancel');
    // A key that is held presses a button again and again.
    box.addEventListener('keydown', (event) => {
      if (event.repeat && event.key !== 'Tab') event.preventDefault();
    });
    go.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      if (performance.now() - inSightSince >= SETTLE_MS) void sign(host, go, status);
      else status.textContent = 'Read who asks, then press the button again.';
    });
    leave.addEventListener('click', (event) => {
      if (event.isTrusted) void ask({ type: 'cancel' });
    });
    box.append(
      element('h1', { id: 'title' }, 'Link a WhatsApp number'),
      element('p', { class: 'origin' }, origin),
      element(
        'p',
        {},
        'asks for the passkey of the WhatsApp account, to link the number there. Go on only if you started this on that page a moment ago.',
      ),
      go,
      leave,
      status,
    );
    return box;
  }

  async function sign(host, button, status) {
    button.disabled = true;
    status.textContent = 'Choose the passkey in the window of the browser.';
    const alive = setInterval(() => {
      void ask({ type: 'alive' });
    }, KEEP_ALIVE_MS);
    // It cannot be asked any more after it was reloaded.
    const { error } = await ask({ type: 'approved' });
    clearInterval(alive);
    button.disabled = false;
    if (!error) host.remove();
    else if (error === 'over') status.textContent = 'This request is over. Close this tab.';
    else status.textContent = `No passkey was used. Try again. (${error})`;
  }

  async function ask(message) {
    try {
      return await api.runtime.sendMessage(message);
    } catch {
      return { error: 'over' };
    }
  }

  function element(tag, attributes = {}, text = '') {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  function style() {
    const sheet = document.createElement('style');
    sheet.textContent = `
      :host { all: initial; }
      div {
        position: fixed; inset: 24px 24px auto auto; z-index: 2147483647; box-sizing: border-box;
        width: min(360px, calc(100vw - 48px)); padding: 20px; border: 1px solid #c9d3cf;
        border-radius: 12px; background: #fff; color: #14201b;
        box-shadow: 0 12px 40px rgb(0 0 0 / 25%); font: 15px/1.45 system-ui, sans-serif;
      }
      h1 { margin: 0 0 8px; font-size: 17px; }
      p { margin: 0 0 12px; }
      .origin { padding: 8px 10px; border-radius: 8px; background: #eef3f1; font-weight: 600;
        overflow-wrap: anywhere; }
      button { margin: 0 8px 8px 0; padding: 9px 14px; border: 1px solid #8a9893; border-radius: 8px;
        background: #fff; color: #14201b; font: inherit; cursor: pointer; }
      button.primary { border-color: #0b6b4f; background: #0b6b4f; color: #fff; }
      button:disabled { opacity: 0.6; cursor: default; }
      div:focus { outline: none; }
      button:focus-visible { outline: 3px solid #2aa67a; outline-offset: 2px; }
      [role='status']:empty { display: none; }
      @media (prefers-color-scheme: dark) {
        div { border-color: #33423c; background: #14201b; color: #eef3f1; }
        .origin { background: #22322b; }
        button { background: #22322b; color: #eef3f1; }
        button.primary { background: #2aa67a; color: #06150f; border-color: #2aa67a; }
      }`;
    return sheet;
  }
})();
