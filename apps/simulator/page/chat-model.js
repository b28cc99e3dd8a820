/** What is done to messages, put where it belongs: a chat as a phone shows it. */

/**
 * @param messages of one chat, oldest first
 * @param contact number whose phone it is
 */
export function chatOf(messages, contact) {
  const shown = [];
  const byId = new Map();
  for (const message of messages) {
    const target = byId.get(message.about);
    if (target && apply(target, message, contact)) continue;
    // Its pictures say that they belong to it.
    if (message.kind === 'album') continue;
    const entry = { ...message, reactions: {}, votes: {}, answers: {} };
    shown.push(entry);
    byId.set(message.id, entry);
  }
  return shown;
}

/** @returns whether it is no message of its own. */
function apply(target, change, contact) {
  const who = change.from === contact ? 'contact' : 'number';
  switch (change.kind) {
    case 'reaction':
      if (change.text) target.reactions[who] = change.text;
      else delete target.reactions[who];
      return true;
    case 'edit':
      target.text = change.text;
      target.edited = true;
      return true;
    case 'delete':
      target.deleted = true;
      return true;
    case 'vote':
      target.votes[who] = change.chosen;
      return true;
    case 'event_answer':
      target.answers[who] = change.answer;
      return true;
    case 'pin':
    case 'unpin':
      target.pinned = change.kind === 'pin';
      return true;
    case 'keep':
    case 'unkeep':
      target.kept = change.kind === 'keep';
      return true;
    default:
      return false;
  }
}
