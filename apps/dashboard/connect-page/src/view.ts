import { element } from './elements.js';
import { addressOf, type LinkState } from './link-state.js';
import { numberForm, typedCode } from './typed-code.js';
import type { Words } from './words/words.js';

/** What is drawn. */
export interface View {
  token: string;
  words: Words;
  state: LinkState;
  /** Whether a code is typed on the phone instead of scanned. */
  isTyping: boolean;
  onSwitch(): void;
}

/** What the page shows of a state; what is the same as before is not drawn again. */
export function sceneOf({ state, isTyping }: Pick<View, 'state' | 'isTyping'>): string {
  const { status, statusReason, qr, pairingCode } = state;
  if (status === 'CONNECTED') return 'done';
  if (status === 'CONNECTING') return `connecting ${statusReason ?? ''}`;
  return isTyping ? `typing ${pairingCode ?? ''}` : `scanning ${qr ?? ''} ${statusReason ?? ''}`;
}

export function draw(view: View): HTMLElement[] {
  const { words, state } = view;
  const { organization, status } = state;
  if (status === 'CONNECTED') return done(words, organization.name);
  const reason = words.reasons[state.statusReason ?? ''];
  const note = reason ? element('p', { class: 'quiet' }, reason) : null;
  const head = [headOf(state), element('h1', {}, words.title(organization.name))];
  if (status === 'CONNECTING')
    return [...head, note ?? element('p', { class: 'quiet' }, words.connecting)];
  return [...head, ...(note ? [note] : []), view.isTyping ? typing(view) : scanning(view)];
}

/** The link was used, taken back or has expired. */
export function over(words: Words): HTMLElement[] {
  return [element('h1', {}, words.overTitle), element('p', { class: 'quiet' }, words.over)];
}

function headOf({ organization: { name, logo } }: LinkState): HTMLElement {
  return element('header', {}, logo ? element('img', { src: logo, alt: '' }) : null, name);
}

function done(words: Words, organization: string): HTMLElement[] {
  return [
    element('div', { class: 'done', 'aria-hidden': 'true' }, '✓'),
    element('h1', {}, words.doneTitle),
    element('p', {}, words.done(organization)),
  ];
}

function scanning({ token, words, state, onSwitch }: View): HTMLElement {
  const steps = element(
    'div',
    {},
    element('ol', {}, ...words.scanSteps.map((step) => element('li', {}, step))),
    switchTo(words.typeInstead, onSwitch),
  );
  return element('div', { class: 'two' }, steps, codeBox(token, words, state.qr));
}

function codeBox(token: string, words: Words, qr: string | null): HTMLElement {
  if (!qr) return element('div', { class: 'code-box' }, words.codeComes);
  const picture = element('img', { alt: words.codeAlt, width: '512', height: '512' });
  void load(picture, addressOf(token, '/qr'));
  return element('div', { class: 'code-box' }, picture);
}

/** A picture that is asked for anew, whatever the browser remembers of its address. */
async function load(picture: HTMLImageElement, address: string): Promise<void> {
  const answer = await fetch(address, {
    headers: { accept: 'image/svg+xml' },
    cache: 'no-store',
  }).catch(() => null);
  if (!answer?.ok) return;
  const url = URL.createObjectURL(await answer.blob());
  picture.onload = () => URL.revokeObjectURL(url);
  picture.src = url;
}

function typing({ token, words, state, onSwitch }: View): HTMLElement {
  const { pairingCode } = state;
  return element(
    'div',
    {},
    pairingCode ? typedCode(pairingCode, words) : numberForm(token, words),
    switchTo(words.scanInstead, onSwitch),
  );
}

function switchTo(text: string, onSwitch: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'plain' }, text);
  button.addEventListener('click', onSwitch);
  return element('div', {}, button);
}
