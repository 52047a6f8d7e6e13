import type { Case, CaseStatus } from '@atrium/contract/work/cases.ts';

/** What a client of the demo agency needed help with, and what became of it. */
export interface Problem extends Pick<Case, 'subject' | 'priority' | 'category' | 'origin'> {
  description?: string;
  ageHours: number;
  /** After how many hours it got which status. */
  path: readonly (readonly [number, CaseStatus])[];
  isNobodys?: true;
}

const DAY = 24;

const OPEN: readonly Problem[] = [
  {
    subject: 'Checkout says the card was refused',
    description:
      'Three customers called since this morning. Test payments go through, real cards do not.',
    priority: 'Urgent',
    category: 'Problem',
    origin: 'Phone',
    ageHours: 3,
    path: [[0.3, 'In Progress']],
  },
  {
    subject: 'Website is down after the domain moved',
    priority: 'Urgent',
    category: 'Problem',
    origin: 'E-mail',
    ageHours: 26,
    path: [],
    isNobodys: true,
  },
  {
    subject: 'Newsletter went out without pictures',
    priority: 'High',
    category: 'Problem',
    origin: 'E-mail',
    ageHours: 2,
    path: [],
    isNobodys: true,
  },
  {
    subject: 'Opening hours in the search are wrong',
    priority: 'High',
    category: 'Problem',
    origin: 'Web',
    ageHours: 2 * DAY,
    path: [[3, 'In Progress']],
  },
  {
    subject: 'Please take Jonas off the team page',
    priority: 'Medium',
    category: 'Question',
    origin: 'E-mail',
    ageHours: 5,
    path: [],
  },
  {
    subject: 'Invoice has the old address',
    priority: 'Medium',
    category: 'Billing',
    origin: 'E-mail',
    ageHours: 8 * DAY,
    path: [[5, 'In Progress']],
  },
  {
    subject: 'Can gift cards be sold in the shop?',
    priority: 'Medium',
    category: 'Feature Request',
    origin: 'Phone',
    ageHours: 3 * DAY,
    path: [
      [4, 'In Progress'],
      [20, 'Waiting on Client'],
    ],
  },
  {
    subject: 'Which pictures may we use in print?',
    priority: 'Low',
    category: 'Question',
    origin: 'Web',
    ageHours: 30,
    path: [],
    isNobodys: true,
  },
  {
    subject: 'Texts for the new landing page',
    priority: 'Low',
    category: 'Other',
    origin: 'E-mail',
    ageHours: 6 * DAY,
    path: [[9, 'Waiting on Client']],
  },
  {
    subject: 'Cookie banner comes back on every page',
    priority: 'Medium',
    category: 'Problem',
    origin: 'Web',
    ageHours: 28,
    path: [[2, 'In Progress']],
  },
];

/** Closed ones: subject, priority, category, days ago, hours until the answer and until the end. */
const CLOSED: readonly (readonly [
  string,
  Problem['priority'],
  Problem['category'],
  readonly [number, number, number],
])[] = [
  ['Contact form sends nothing', 'High', 'Problem', [20, 1, 6]],
  ['Log-in to the editor forgotten', 'Medium', 'Question', [19, 2, 3]],
  ['Map shows the old shop', 'Low', 'Problem', [18, 20, 60]],
  ['Charged twice for hosting', 'High', 'Billing', [17, 30, 50]],
  ['Table of sizes is cut off on phones', 'Medium', 'Problem', [15, 3, 26]],
  ['A second language for the menu', 'Low', 'Feature Request', [14, 24, 120]],
  ['Certificate has run out', 'Urgent', 'Problem', [12, 0.5, 2]],
  ['Payment page is slow', 'Urgent', 'Problem', [11, 4, 30]],
  ['Receipt for the accountant', 'Medium', 'Billing', [9, 6, 8]],
  ['How do we add a colleague?', 'Low', 'Question', [7, 5, 5.5]],
  ['Christmas hours on the front page', 'Medium', 'Other', [5, 2, 20]],
];

/** All of them, the oldest first. */
export const PROBLEMS: readonly Problem[] = [
  ...CLOSED.map(([subject, priority, category, [days, answered, closed]], index): Problem => ({
    subject,
    priority,
    category,
    origin: index % 2 === 0 ? 'E-mail' : 'Phone',
    ageHours: days * DAY,
    path: [
      [answered, 'In Progress'],
      [closed, 'Closed'],
    ],
  })),
  ...OPEN,
].toSorted((a, b) => b.ageHours - a.ageHours);
