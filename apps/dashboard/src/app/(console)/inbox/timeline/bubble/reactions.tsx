import { formatPhone } from '../../../../../shared/format/format';
import classes from './reactions.module.css';
import type { Reaction } from '../rows';
import { words } from '../words';

/** The emojis that people put to a message, each with how many and who. */
export function Reactions({ reactions }: { reactions: readonly Reaction[] }) {
  const byEmoji = new Map<string, string[]>();
  for (const { emoji, name, from, own } of reactions) {
    const who = own ? words.you : (name ?? formatPhone(from));
    byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), who]);
  }
  return (
    <div className={classes.root}>
      {[...byEmoji].map(([emoji, names]) => {
        const label = words.reactions(emoji, names.join(', '));
        return (
          <span key={emoji} className={classes.one} role="img" aria-label={label} title={label}>
            {emoji}
            {names.length > 1 && <span className="tabular">{names.length}</span>}
          </span>
        );
      })}
    </div>
  );
}
