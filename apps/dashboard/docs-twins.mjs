// @ts-check
/**
 * Writes what programs read of the built documentation: each page as Markdown beside it (`/docs/linking.md`),
 * `llms.txt`, which lists them, and the sections that the search of the documentation looks through.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument, DomUtils } from 'htmlparser2';

const folder = process.argv[2] ?? join(import.meta.dirname, 'out');
/** Below which path the pages are served: addresses are written as browsers ask for them. */
const { basePath } = JSON.parse(await readFile(join(folder, 'built-for.json'), 'utf8'));

/** @typedef {import('domhandler').ChildNode} Node */
/** @typedef {import('domhandler').Element} Element */
/** @typedef {{ href: string, page: string, title: string, text: string }} Section */

/** What people press or see drawn, and no program reads. */
const LEFT_OUT = new Set(['script', 'style', 'svg', 'button', 'form', 'input', 'textarea', 'nav']);
const WITHIN_LINES = new Set(['a', 'code', 'em', 'strong']);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'header',
  'figure',
  'article',
  'dl',
  'dt',
  'dd',
  'details',
  'summary',
]);

const pages = (await readdir(join(folder, 'docs'), { recursive: true, encoding: 'utf8' }))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path === 'index.html' || /^[a-z-]+\/index\.html$/.test(path))
  .map((path) => `/docs/${path.replace(/index\.html$/, '')}`);
const order = await contents();
const stray = pages.filter((href) => !order.includes(href));
if (stray.length > 0) throw new Error(`The contents do not name ${stray.join(', ')}`);

/** @type {Section[]} */
const sections = [];
const list = [];
for (const href of order) {
  const html = await readFile(join(folder, href, 'index.html'), 'utf8');
  const address = basePath + href;
  const article = DomUtils.findOne(
    (element) => 'data-docs' in element.attribs,
    parseDocument(html).children,
    true,
  );
  if (!article) throw new Error(`${href} has no documentation in it`);
  const title = words(first(article, 'h1'));
  const twin = `${href.replace(/\/$/, '')}.md`;
  await writeFile(join(folder, twin), `${markdown(article).trim()}\n`);
  list.push(`- [${title}](${basePath}${twin}): ${words(first(article, 'p'))}`);
  sections.push(...sectionsOf(address, title, article));
}
await writeFile(join(folder, 'docs/search.json'), JSON.stringify(sections));
await writeFile(
  join(folder, 'llms.txt'),
  [
    '# whathooks',
    '',
    '> Links WhatsApp numbers by QR code, delivers every inbound message to a signed webhook, and sends through a REST API.',
    '',
    'Samples name https://api.whathooks.com, which stands for the address of your own installation.',
    '',
    '## Documentation',
    '',
    ...list,
    '',
    '## API',
    '',
    `- [OpenAPI document](${basePath}/v1/openapi.json): every operation, request, response and error`,
    '',
  ].join('\n'),
);

/** Addresses of all pages, as the contents beside each of them have them. */
async function contents() {
  const document = parseDocument(await readFile(join(folder, 'docs/index.html'), 'utf8'));
  const nav = DomUtils.findOne(
    ({ name, attribs }) => name === 'nav' && attribs['aria-label'] === 'Documentation',
    document.children,
    true,
  );
  return DomUtils.getElementsByTagName('a', nav ?? [], true)
    .map(({ attribs }) => (attribs.href ?? '').slice(basePath.length))
    .filter((href) => href.startsWith('/docs/'));
}

/** @param {Element} within @param {string} name */
function first(within, name) {
  return DomUtils.findOne((element) => element.name === name, within.children, true);
}

/** The text of a node on one line. @param {Node | null} node @returns {string} */
function words(node) {
  return node === null
    ? ''
    : inline(node)
        .replace(/[*`]|\]\([^)]*\)|\[/g, '')
        .replace(/\s+/g, ' ')
        .trim();
}

/** What stands under each heading, and each thing that has an address. @param {string} href @param {string} page @param {Element} article @returns {Section[]} */
function sectionsOf(href, page, article) {
  /** @type {Section[]} */
  const found = [{ href, page, title: page, text: '' }];
  /** @param {Node} node */
  const walk = (node) => {
    if (node.type === 'text') {
      const last = found.at(-1);
      if (last) last.text += node.data;
      return;
    }
    if (!('children' in node) || !('attribs' in node) || isLeftOut(node)) return;
    const isHeading = /^h[2-4]$/.test(node.name);
    // The tabs of a sample have ids that were made up for them: they are no addresses.
    const isEntry = node.name === 'div' && !/^(mantine-|$)/.test(node.attribs.id ?? '');
    if ((isHeading || isEntry) && node.attribs.id) {
      const title = isHeading ? words(node) : words(first(node, 'code'));
      found.push({ href: `${href}#${node.attribs.id}`, page, title, text: '' });
      if (isHeading) return;
    }
    node.children.forEach(walk);
    const last = found.at(-1);
    // Words within a line are followed by what follows them; the next block is another sentence.
    if (last && !WITHIN_LINES.has(node.name)) last.text += ' ';
  };
  article.children.forEach(walk);
  return found.map((section) => ({ ...section, text: section.text.replace(/\s+/g, ' ').trim() }));
}

/** @param {Element} element */
function isLeftOut({ name, attribs }) {
  // What is chosen and filled in, and the mark beside a heading that leads to it, are no part of the text.
  return (
    LEFT_OUT.has(name) ||
    'data-controls' in attribs ||
    attribs['aria-hidden'] === 'true' ||
    /^Link to /.test(attribs['aria-label'] ?? '')
  );
}

/** @param {Node} node @returns {string} */
function markdown(node) {
  if (node.type === 'text') return node.data.trim() === '' ? ' ' : inline(node);
  if (!('children' in node) || !('attribs' in node) || isLeftOut(node)) return '';
  const { name, children } = node;
  const heading = /^h([1-4])$/.exec(name);
  if (heading) return `\n\n${'#'.repeat(Number(heading[1]))} ${words(node)}\n\n`;
  if (name === 'pre') return `\n\n\`\`\`\n${DomUtils.innerText(node).trimEnd()}\n\`\`\`\n\n`;
  if (name === 'table') return table(node);
  if (name === 'ul' || name === 'ol') return items(node);
  if (name === 'p' || name === 'dt' || name === 'dd' || name === 'figcaption') {
    const text = inline(node).replace(/\s+/g, ' ').trim();
    if (text === '') return '';
    return `\n\n${name === 'dt' ? `**${text.replaceAll('**', '')}**` : text}\n\n`;
  }
  const inner = children.map(markdown).join('');
  return (BLOCKS.has(name) ? `\n\n${inner}\n\n` : inner).replace(/\n{3,}/g, '\n\n');
}

/** @param {Element} node @returns {string} */
function items(node) {
  const lines = node.children.flatMap((item) =>
    'name' in item && item.name === 'li' ? [inline(item).replace(/\s+/g, ' ').trim()] : [],
  );
  const mark = (/** @type {number} */ index) => (node.name === 'ol' ? `${index + 1}.` : '-');
  return `\n\n${lines.map((line, index) => `${mark(index)} ${line}`).join('\n')}\n\n`;
}

/** @param {Element} node @returns {string} */
function table(node) {
  const rows = DomUtils.getElementsByTagName('tr', node, true).map((row) =>
    row.children.flatMap((cell) =>
      'name' in cell ? [inline(cell).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()] : [],
    ),
  );
  const [head = [], ...body] = rows;
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return `\n\n${[line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')}\n\n`;
}

/** @param {Node} node @returns {string} */
function inline(node) {
  if (node.type === 'text') return node.data;
  if (!('children' in node) || !('attribs' in node) || isLeftOut(node)) return '';
  const text = node.children.map(inline).join('');
  if (node.name === 'code') return `\`${text}\``;
  if (node.name === 'strong') return `**${text}**`;
  if (node.name === 'a' && node.attribs.href) return `[${text}](${node.attribs.href})`;
  return text;
}
