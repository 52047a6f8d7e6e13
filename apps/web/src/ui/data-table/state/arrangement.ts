/** Which columns of a list are shown, and in which order all of them stand. */
export interface Arrangement {
  order: string[];
  visibility: Record<string, boolean>;
}

/** The columns that are shown, in their order. */
export function shownColumns({ order, visibility }: Arrangement): string[] {
  return order.filter((id) => visibility[id] !== false);
}

/** Order and visibility of all columns where a view shows these; a view without any has the standard ones. */
export function arrangementOf(shown: readonly string[], standard: Arrangement): Arrangement {
  if (shown.length === 0) return { order: standard.order, visibility: standard.visibility };
  const known = shown.filter((id) => standard.order.includes(id));
  const first = standard.order.slice(0, 1);
  const order = [...new Set([...first, ...known, ...standard.order])];
  const visibility = Object.fromEntries(
    order.map((id) => [id, first.includes(id) || known.includes(id)]),
  );
  return { order, visibility };
}
