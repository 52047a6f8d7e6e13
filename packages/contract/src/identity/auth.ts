import { z } from 'zod';
import { PERMISSIONS } from '../core/permissions.ts';
import { route } from '../core/route.ts';
import { Email, text, Time, Uuid, Version } from '../core/shapes.ts';
import { Organization, OrganizationUpdate } from './organization.ts';
import { THEMES, User } from './users.ts';

/** At least 12 characters and not among the well-known ones; no composition rules. 72 bytes is bcrypt's limit. */
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters')
  .max(72, 'Use at most 72 characters')
  .refine((value) => new TextEncoder().encode(value).length <= 72, 'Use at most 72 bytes')
  .refine((value) => !value.includes('\u0000'), 'This contains characters that cannot be stored');

/** The signed-in user as he sees himself. */
export const Me = User.omit({ can: true }).extend({
  theme: z.enum(THEMES),
  time_zone: z.string().nullable(),
  organization: Organization,
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type Me = z.infer<typeof Me>;

export const Session = z.object({
  id: z.string(),
  created_at: Time,
  last_seen_at: Time,
  ip: z.string().nullable(),
  user_agent: z.string().nullable(),
  is_current: z.boolean(),
});
export type Session = z.infer<typeof Session>;

const SignedIn = z.object({ /** Access token, 15 minutes. */ token: z.string(), user: Me });
const names = { first_name: text(100, 1), last_name: text(100, 1) };
const Code = z.string().trim().min(6).max(20);
const Owner = z.strictObject({ ...names, email: Email, password: Password });
const login = z.strictObject({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1000),
  /** TOTP or backup code, asked for with `two_factor_required`. */ code: Code.optional(),
});

export const auth = {
  setupState: route({
    method: 'GET',
    path: '/setup',
    access: 'public',
    answer: 'json',
    summary: 'Is the program still to be set up, and may organizations sign up?',
    response: z.object({ needed: z.boolean(), signups: z.enum(['open', 'closed']) }),
  }),
  setup: route({
    method: 'POST',
    path: '/setup',
    access: 'public',
    answer: 'json',
    limit: 20,
    summary: 'Make the first organization and its administrator, once',
    body: z.strictObject({
      token: z.string().max(200),
      organization: z.strictObject({
        name: text(200, 1),
        time_zone: z.string().max(60).optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
      }),
      user: Owner,
      demo: z.boolean().optional(),
    }),
    response: SignedIn,
  }),
  signup: route({
    method: 'POST',
    path: '/auth/signup',
    access: 'public',
    answer: 'json',
    limit: 10,
    summary: 'Ask for a new organization (SIGNUPS=open); the address is verified by e-mail',
    body: z.strictObject({ organization: z.strictObject({ name: text(200, 1) }), user: Owner }),
    response: z.object({ sent: z.literal(true) }),
  }),
  verifyEmail: route({
    method: 'POST',
    path: '/auth/verify-email',
    access: 'public',
    answer: 'json',
    limit: 20,
    summary: 'Confirm the address of a sign-up',
    body: z.strictObject({ token: z.string().max(200) }),
    response: SignedIn,
  }),
  login: route({
    method: 'POST',
    path: '/auth/login',
    access: 'public',
    answer: 'json',
    limit: 60,
    summary: 'Sign in',
    body: login,
    response: SignedIn,
  }),
  refresh: route({
    method: 'POST',
    path: '/auth/refresh',
    access: 'public',
    answer: 'json',
    summary: 'Exchange the refresh token for a new pair',
    body: z.strictObject({ refresh_token: z.string().max(500).optional() }).optional(),
    response: SignedIn,
  }),
  logout: route({
    method: 'POST',
    path: '/auth/logout',
    access: 'signed_in',
    answer: 'empty',
    summary: 'End this session, or all',
    body: z.strictObject({ everywhere: z.boolean().default(false) }).optional(),
  }),
  me: route({
    method: 'GET',
    path: '/auth/me',
    access: 'signed_in',
    answer: 'json',
    summary: 'Who am I',
    response: Me,
  }),
  updateMe: route({
    method: 'PATCH',
    path: '/auth/me',
    access: 'signed_in',
    answer: 'json',
    summary: 'Change my profile',
    body: z.strictObject({
      first_name: names.first_name.optional(),
      last_name: names.last_name.optional(),
      theme: z.enum(THEMES).optional(),
      time_zone: z.string().max(60).nullable().optional(),
      version: Version,
    }),
    response: Me,
  }),
  forgotPassword: route({
    method: 'POST',
    path: '/auth/forgot-password',
    access: 'public',
    answer: 'json',
    limit: 10,
    summary: 'Ask for a reset link; the answer never tells whether the address is known',
    body: z.strictObject({ email: Email }),
    response: z.object({ sent: z.literal(true) }),
  }),
  resetPassword: route({
    method: 'POST',
    path: '/auth/reset-password',
    access: 'public',
    answer: 'empty',
    limit: 20,
    summary: 'Set a new password with the token of the reset link',
    body: z.strictObject({ token: z.string().max(200), password: Password }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/auth/change-password',
    access: 'signed_in',
    answer: 'json',
    limit: 20,
    summary: 'Change my password; other sessions end',
    body: z.strictObject({ current_password: z.string().max(1000), password: Password }),
    response: SignedIn,
  }),
  sessions: route({
    method: 'GET',
    path: '/auth/sessions',
    access: 'signed_in',
    answer: 'json',
    summary: 'My sessions',
    response: z.array(Session),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/auth/sessions/:id',
    access: 'signed_in',
    answer: 'empty',
    summary: 'End one of my sessions',
    params: z.object({ id: Uuid }),
  }),
  startTwoFactor: route({
    method: 'POST',
    path: '/auth/two-factor',
    access: 'signed_in',
    answer: 'json',
    limit: 20,
    summary: 'Begin two-factor: a secret to scan',
    body: z.strictObject({ password: z.string().max(1000) }),
    response: z.object({ secret: z.string(), otpauth_url: z.string(), qr_svg: z.string() }),
  }),
  confirmTwoFactor: route({
    method: 'POST',
    path: '/auth/two-factor/confirm',
    access: 'signed_in',
    answer: 'json',
    limit: 20,
    summary: 'Confirm two-factor with a first code; answers the backup codes once',
    body: z.strictObject({ code: Code }),
    response: z.object({ backup_codes: z.array(z.string()) }),
  }),
  stopTwoFactor: route({
    method: 'POST',
    path: '/auth/two-factor/stop',
    access: 'signed_in',
    answer: 'empty',
    limit: 20,
    summary: 'Turn two-factor off',
    body: z.strictObject({ password: z.string().max(1000) }),
  }),
  organization: route({
    method: 'GET',
    path: '/organization',
    access: 'organization.read',
    answer: 'json',
    summary: 'The organization',
    response: Organization,
  }),
  updateOrganization: route({
    method: 'PATCH',
    path: '/organization',
    access: 'organization.manage',
    answer: 'json',
    summary: 'Change the organization',
    body: OrganizationUpdate,
    response: Organization,
  }),
};
