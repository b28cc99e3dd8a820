// @ts-check

/** Who may make an account, by `REGISTRATION`. @type {Record<string, string>} */
const ACCOUNTS = {
  open: 'everybody who reaches it can create one; others: REGISTRATION=first or closed',
  first: 'the first person creates one, others come by invitation',
  closed: 'by invitation only',
};

/**
 * What a person wants to know once everything runs.
 *
 * @param {import('../machine/surroundings.mjs').Settings} settings
 */
export function table(settings) {
  const base = settings.env.PUBLIC_URL?.replace(/\/+$/, '') || `http://localhost:${settings.port}`;
  const rows = [
    ['Dashboard', base],
    ['API docs', `${base}/docs/`],
    ['API reference', `${base}/reference/`],
    ...whatsappRows(settings),
    ['Accounts', ACCOUNTS[settings.env.REGISTRATION || 'open'] ?? ''],
    ['Data', settings.dataDir],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value]) => `  ${name.padEnd(width)}   ${value}`);
  return ['', '  whathooks is running. Ctrl-C ends it.', '', ...lines, ''].join('\n');
}

/**
 * @param {import('../machine/surroundings.mjs').Settings} settings
 * @returns {string[][]}
 */
function whatsappRows({ simulated, simulatorPort, env }) {
  if (simulated) {
    return [
      ['Phone page', `http://localhost:${simulatorPort}`],
      ['WhatsApp', 'simulated; real numbers with: WHATSAPP=live npm start'],
    ];
  }
  return [['WhatsApp', env.WHATSAPP_WS_URL ? `at ${env.WHATSAPP_WS_URL}` : 'live: real numbers']];
}
