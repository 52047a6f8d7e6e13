/** The dot before a status; the word stands beside it. */
export const STATUS_COLORS = {
  Open: 'green',
  Pending: 'amber',
  Snoozed: 'violet',
  Resolved: 'gray',
} as const;
