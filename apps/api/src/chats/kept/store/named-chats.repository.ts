/** Columns of a chat with what its name is made of. The chat stands as `chat`. */
export const CHAT_COLUMNS = `
  chat.id, chat.session_id AS "sessionId", chat.jid, chat.kind, chat.last_message_id AS "lastMessageId", chat.position,
  chat.unread, chat.first_unread_id AS "firstUnreadId", chat.marked_unread AS "markedUnread",
  chat.needs_reply_since AS "needsReplySince", chat.missed_call_at AS "missedCallAt", chat.state, chat.assignee_id AS "assigneeId", chat.archived,
  chat.pinned_at AS "pinnedAt", chat.muted_until AS "mutedUntil", chat.updated_at AS "updatedAt", chat.history_ended AS "historyEnded",
  person.phone, person.lid, person.name, person.push_name AS "pushName", person.verified_name AS "verifiedName",
  person.id AS "contactId", coalesce(person.blocked, false) AS blocked, party.subject, party.id AS "groupId",
  (SELECT json_agg(json_build_object('id', label.id, 'name', label.name, 'color', label.color) ORDER BY label.name)
   FROM chat_labels mark JOIN labels label ON label.id = mark.label_id WHERE mark.chat_id = chat.id) AS labels`;

/** Joins the person or the group that a chat is with. */
export const WITH_NAMES = `
  LEFT JOIN LATERAL (
    SELECT * FROM contacts WHERE contacts.session_id = chat.session_id AND chat.kind = 'person'
      AND chat.jid NOT LIKE '%lid' AND contacts.phone = split_part(chat.jid, '@', 1)
    UNION ALL
    SELECT * FROM contacts WHERE contacts.session_id = chat.session_id AND chat.kind = 'person'
      AND chat.jid LIKE '%lid' AND contacts.lid = split_part(chat.jid, '@', 1)
    LIMIT 1) person ON true
  LEFT JOIN groups party ON chat.kind = 'group' AND party.session_id = chat.session_id AND party.jid = chat.jid`;
