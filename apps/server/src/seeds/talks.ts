/** What people write: `v` the visitor, `s` the staff, `n` a note between colleagues. */
export type Line = readonly ['v' | 's' | 'n', string];

export interface Talk {
  page: string;
  title: string;
  utm?: Record<string, string>;
  lines: readonly Line[];
}

export const TALKS: readonly Talk[] = [
  {
    page: '/pricing',
    title: 'Pricing',
    utm: { source: 'google', medium: 'cpc', campaign: 'spring-websites' },
    lines: [
      [
        'v',
        'Hi! We are a small bakery and our website is from 2014. Roughly what would a new one cost?',
      ],
      [
        's',
        'Hello! Most shops of your size end up between **$4,000 and $7,000**, depending on ordering and photos.',
      ],
      ['v', 'Ordering would be great. Can people pay online?'],
      ['s', 'Yes, card and wallet payments. Shall we talk for 20 minutes this week?'],
      ['n', 'Good fit for the Commerce package. Offer the retainer too.'],
      ['v', 'Thursday morning would work.'],
    ],
  },
  {
    page: '/support',
    title: 'Support',
    lines: [
      ['v', 'The contact form on our site stopped sending e-mails since yesterday 😟'],
      ['s', 'Sorry about that. I can see the form is rejected by your mail provider; I am on it.'],
      ['s', 'Fixed: the sending domain had lost its record. Could you send yourself a test?'],
      ['v', 'It works again, thank you so much!'],
    ],
  },
  {
    page: '/work/northlight',
    title: 'Case study: Northlight',
    utm: { source: 'newsletter', medium: 'email', campaign: 'case-studies' },
    lines: [
      ['v', 'Loved the Northlight redesign. Do you also do brand photography?'],
      [
        's',
        'We work with two photographers we trust. Here is how it usually goes:\n- a half day on site\n- 25 edited pictures\n- rights included',
      ],
    ],
  },
  {
    page: '/contact',
    title: 'Contact',
    lines: [
      ['v', 'Could you move our launch from the 12th to the 19th?'],
      ['s', 'The 19th is free. I will move the milestone and tell the team.'],
      ['v', 'Perfect.'],
    ],
  },
  {
    page: '/',
    title: 'Home',
    utm: { source: 'facebook', medium: 'social', campaign: 'local-business' },
    lines: [['v', 'Hello, do you build websites in two languages?']],
  },
  {
    page: '/retainers',
    title: 'Care plans',
    lines: [
      ['v', 'Our care plan renews next month. Can we add monthly SEO reports?'],
      ['s', 'Yes. It would be $180 a month on top. I can send the change for signature today.'],
      ['n', 'Renewal is on the 1st; Sam should send the new contract.'],
    ],
  },
  {
    page: '/blog/accessibility',
    title: 'Accessibility for small sites',
    utm: { source: 'google', medium: 'organic' },
    lines: [
      ['v', 'We got a letter about accessibility. Is an audit something you offer?'],
      [
        's',
        'It is, and it is less scary than the letter. We test against WCAG 2.2 AA and fix what matters first.',
      ],
      ['v', 'How long does it take?'],
    ],
  },
  {
    page: '/work/kestrel',
    title: 'Case study: Kestrel Cycles',
    lines: [
      ['v', 'The size guide on the product page is cut off on my phone.'],
      ['s', 'Thanks for telling us. Which phone is it?'],
      ['v', 'A small one, about 360 pixels wide.'],
      ['s', 'Found it: a table that does not wrap. It will be live in an hour.'],
    ],
  },
];

export const LABELS = [
  { name: 'Sales', color: 'green' },
  { name: 'Bug', color: 'red' },
  { name: 'Billing', color: 'orange' },
  { name: 'Question', color: 'blue' },
] as const;

export const CANNED_REPLIES = [
  { shortcut: 'hello', content: 'Hello! Thank you for writing. How can I help?' },
  {
    shortcut: 'call',
    content: 'Shall we have a short call? Tell me two times that suit you this week.',
  },
  {
    shortcut: 'hours',
    content:
      'We are here **Monday to Friday, 9 to 17**. Messages outside these hours are answered the next morning.',
  },
  { shortcut: 'thanks', content: 'Glad that helped. Just write here if anything else comes up.' },
] as const;
