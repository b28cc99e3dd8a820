import type { MemberView } from '@whathooks/dto';
import { askedAfter, folded } from '../field/asked';
import type { CompletionSource } from '../field/use-completion';
import { words } from '../field/words';

/** More than these do not stand above the field. */
const MOST = 8;

/** Offers colleagues after an `@`: those whose name, or a word of it, begins with what is typed. */
export function colleagueSource(
  members: readonly MemberView[] | undefined,
  onChosen: (id: string) => void,
): CompletionSource {
  return (before) => {
    const asked = askedAfter('@', before, /^[\p{L}\p{N} .'’_-]*$/u);
    if (!asked) return null;
    const wanted = folded(asked.q);
    const offer = { label: words.colleagues, from: asked.from };
    if (!members) {
      const missing = { text: words.loadingPeople, submits: true };
      return { ...offer, completions: [], missing };
    }
    const completions = members
      .filter(({ name }) => ` ${folded(name)}`.includes(` ${wanted}`))
      .slice(0, MOST)
      .map(({ id, name, email }) => ({
        ...{ id, name: `@${name}`, hint: email, text: `@${name} ` },
        onChosen: () => onChosen(id),
      }));
    return { ...offer, completions };
  };
}
