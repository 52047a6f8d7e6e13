/** The ways to look at deals. */
const OPPORTUNITY_VIEWS = ['board', 'table', 'forecast'] as const;
export type OpportunityView = (typeof OPPORTUNITY_VIEWS)[number];

const KEY = 'atrium.opportunities.view';

/** Where `/opportunities` leads the next time. */
export function rememberView(view: OpportunityView): void {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // It then leads to the board again.
  }
}

/** The way that was chosen last; the board at first. */
export function lastView(): OpportunityView {
  try {
    const kept = localStorage.getItem(KEY);
    return OPPORTUNITY_VIEWS.find((view) => view === kept) ?? 'board';
  } catch {
    return 'board';
  }
}
