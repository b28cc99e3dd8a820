import type { OutgoingMessage } from '../../../../../features/messages/queries';
import { formatPhone, typedPhone } from '../../../../../shared/format/format';
import { type Nameable, piecesOf } from '../../../../../shared/format/mentions';
import { askedAfter, folded } from '../field/asked';
import type { CompletionSource } from '../field/use-completion';
import { words as fieldWords } from '../field/words';
import { mentionWords as words } from './words';

const loading = fieldWords.loadingPeople;

/** More than these do not stand above the field. */
const MOST = 8;
const ALL = 'all';

/** What a text says as WhatsApp sends it, and whom it mentions. */
export interface Mentioned {
  text: string;
  mentions?: NonNullable<OutgoingMessage['mentions']>;
}

/**
 * Offers members of a group after an `@`, and all of them at once.
 *
 * @param isLoading whether more members may be known in a moment.
 */
export function memberSource(
  members: readonly Nameable[],
  onChosen: (id: string) => void,
  isLoading = false,
): CompletionSource {
  return (before) => {
    const asked = askedAfter('@', before, /^[\p{L}\p{N} .'’+_-]*$/u);
    if (!asked) return null;
    const wanted = folded(asked.q);
    const fits = (name: string): boolean => ` ${folded(name)}`.includes(` ${wanted}`);
    const named = members
      .filter(({ id, name }) => fits(name) || id.includes(typedPhone(wanted) || '\0'))
      .map(({ id, name }) => ({
        ...{ id, name: `@${name}`, hint: formatPhone(id), text: `@${name} ` },
        onChosen: () => onChosen(id),
      }));
    const all = { id: ALL, name: `@${ALL}`, hint: words.all, text: `@${ALL} ` };
    const completions = [...(fits(ALL) ? [all] : []), ...named].slice(0, MOST);
    const offer = { label: words.members, from: asked.from, completions };
    return isLoading ? { ...offer, missing: { text: loading, submits: true } } : offer;
  };
}

/**
 * A text with numbers in place of the names of whom it mentions, as WhatsApp has it.
 *
 * @param chosen digits of those who were chosen: of several who are called the same, only they are meant.
 */
export function withNumbers(
  text: string,
  members: readonly Nameable[],
  chosen: readonly string[],
): Mentioned {
  const mentions = new Set<string>();
  let isAll = false;
  const said = piecesOf(text, [...members, { id: ALL, name: ALL }]).map((piece) => {
    const { ids } = piece;
    const id = ids && (ids.length === 1 ? ids[0] : ids.find((one) => chosen.includes(one)));
    if (id === undefined) return piece.text;
    if (id === ALL) isAll = true;
    else mentions.add(id);
    return id === ALL ? piece.text : `@${id}`;
  });
  if (isAll) return { text: said.join(''), mentions: [ALL] };
  return { text: said.join(''), ...(mentions.size > 0 && { mentions: [...mentions] }) };
}
