/** Words of the assignment rule. */
export const words = {
  title: 'Assignment',
  lead: 'How chats are assigned to members.',
  legend: 'Unassigned chats',
  none: 'By hand',
  noneText: 'They stay unassigned until somebody takes them.',
  roundRobin: 'In turn',
  roundRobinText:
    'Each chat that waits for a reply goes to the member below who was assigned a chat longest ago.',
  members: 'Who takes part',
  membersText: 'Viewers cannot answer, and are not listed.',
  membersMissing: 'Choose at least one person.',
  submit: 'Save',
} as const;
