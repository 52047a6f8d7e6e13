import { z } from 'zod';
import { text } from '../core/shapes.ts';

const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'Enter a color like #4f46e5');

export const WIDGET_LOCALES = ['en', 'de', 'ar'] as const;
export const UTM_KEYS = ['source', 'medium', 'campaign', 'term', 'content'] as const;

const Appearance = z.strictObject({
  /** Background of launcher, header and the visitor's bubbles; text on it is chosen for contrast. */
  color: Color.default('#4f46e5'),
  title: text(60, 1).default('Chat with us'),
  welcome_text: text(500).default('Hi! How can we help?'),
  /** Shown under the title while nobody is online. */
  away_text: text(300).default('We usually reply within a day.'),
  launcher_size: z.number().int().min(40).max(80).default(56),
  position: z.enum(['right', 'left']).default('right'),
  offset_x: z.number().int().min(0).max(200).default(20),
  offset_y: z.number().int().min(0).max(200).default(20),
  z_index: z.number().int().min(0).max(2_147_483_647).default(2_147_483_000),
  radius: z.number().int().min(0).max(24).default(16),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** `auto` follows the page's language. */
  language: z.enum(['auto', ...WIDGET_LOCALES]).default('auto'),
});

const Chat = z.strictObject({
  suggested_questions: z.array(text(120, 1)).max(6).default([]),
  /** Ask for the e-mail before the first message, after it, or never. */
  ask_email: z.enum(['before', 'after', 'never']).default('after'),
  attachments: z.boolean().default(true),
});

const Utm = z.strictObject({
  captureSource: z.boolean().default(true),
  captureMedium: z.boolean().default(true),
  captureCampaign: z.boolean().default(true),
  captureTerm: z.boolean().default(true),
  captureContent: z.boolean().default(true),
  captureCustom: z.boolean().default(true),
  customParams: z
    .array(z.string().regex(/^[\w.-]{1,40}$/))
    .max(20)
    .default(['gclid', 'fbclid', 'msclkid']),
});

/** Everything of a site that its pages may know; every key has a default. */
export const SiteConfig = z.strictObject({
  version: z.literal(1).default(1),
  appearance: Appearance.prefault({}),
  chat: Chat.prefault({}),
  utm: Utm.prefault({}),
});
export type SiteConfig = z.infer<typeof SiteConfig>;
export type SiteConfigInput = z.input<typeof SiteConfig>;

/** The configuration a new site starts with. */
export function standardConfig(): SiteConfig {
  return SiteConfig.parse({});
}
