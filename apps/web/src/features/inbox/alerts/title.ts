const COUNTED = /^\(\d+\+?\) /;

/** The window title with the number of unread conversations in front, as browsers' tabs show it. */
export function titleWithCount(title: string, unread: number): string {
  const bare = title.replace(COUNTED, '');
  if (unread <= 0) return bare;
  return `(${unread > 99 ? '99+' : unread}) ${bare}`;
}
