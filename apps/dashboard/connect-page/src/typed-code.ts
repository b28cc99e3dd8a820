import { element } from './elements.js';
import { askForCode } from './link-state.js';
import type { Words } from './words/words.js';

const FAULTS: Readonly<Record<string, keyof Words['faults']>> = {
  invalid_request: 'number',
  pairing_refused: 'refused',
  pairing_unavailable: 'notNow',
  rate_limited: 'tooMany',
};

/** Asks for a number; the code that comes back is told by the state of the link. */
export function numberForm(token: string, words: Words): HTMLFormElement {
  const input = element('input', {
    ...{ id: 'number', name: 'number', type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
    ...{ placeholder: words.numberHint, 'aria-describedby': 'number-fault' },
  });
  const fault = element('p', { id: 'number-fault', class: 'fault', role: 'alert' });
  const button = element('button', { type: 'submit' }, words.getCode);
  const form = element(
    'form',
    { novalidate: '' },
    element('label', { for: 'number' }, words.yourNumber),
    input,
    fault,
    button,
  );
  const complain = (name: keyof Words['faults']): void => {
    fault.textContent = words.faults[name];
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const ask = async (): Promise<void> => {
    const digits = input.value.replace(/\D/g, '');
    if (!/^[1-9]\d{6,14}$/.test(digits)) return complain('number');
    fault.textContent = '';
    input.removeAttribute('aria-invalid');
    button.disabled = true;
    button.textContent = words.waiting;
    const answer = await askForCode(token, digits);
    button.disabled = false;
    button.textContent = words.getCode;
    if ('error' in answer) complain(FAULTS[answer.error] ?? 'notReached');
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });
  return form;
}

/** The code that was given, and what to do with it. */
export function typedCode(code: string, words: Words): HTMLElement {
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  const copy = element('button', { type: 'button' }, words.copy);
  copy.addEventListener('click', () => {
    void navigator.clipboard.writeText(code).then(() => {
      copy.textContent = words.copied;
    });
  });
  return element(
    'div',
    {},
    element('ol', {}, ...words.typeSteps.map((step) => element('li', {}, step))),
    // Letter by letter for who listens.
    element('p', { class: 'typed', 'aria-label': [...code].join(' ') }, shown),
    copy,
  );
}
