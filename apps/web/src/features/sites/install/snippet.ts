/** The two tags a website needs, exactly as the documentation has them. */
export function snippetOf(origin: string, siteId: string): string {
  return [
    `<script async src="${origin}/chat-widget.js"></script>`,
    `<script>window.ChatWidget = window.ChatWidget || []; ChatWidget.push(['setup', { siteId: '${siteId}' }]);</script>`,
  ].join('\n');
}

/** One tag, for builders that allow a single script and no inline code. */
export function singleTagOf(origin: string, siteId: string): string {
  return `<script async src="${origin}/chat-widget.js" data-site-id="${siteId}"></script>`;
}

/** What a strict host page must allow. */
export function contentSecurityOf(origin: string): string {
  const socket = origin.replace(/^http/, 'ws');
  return `script-src ${origin}; connect-src ${origin} ${socket}; img-src ${origin}; frame-src ${origin}`;
}

/** Node code of the site's own server that proves who is signed in; uses nothing but Node. */
export function userTokenExample(siteId: string): string {
  return `import { createHmac } from 'node:crypto';

const SECRET = process.env.ATRIUM_IDENTITY_SECRET;

/** Call it on your server for the signed-in user; never ship the secret to a browser. */
export function userToken(user) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ aud: '${siteId}', email: user.email, name: user.name, iat: now, exp: now + 3600 }),
  ].join('.');
  const signature = createHmac('sha256', SECRET).update(body).digest('base64url');
  return \`\${body}.\${signature}\`;
}`;
}

/** How the page hands that token to the messenger. */
export function userTokenUse(siteId: string): string {
  return `ChatWidget.push(['setup', { siteId: '${siteId}', userToken: TOKEN_FROM_YOUR_SERVER }]);`;
}

export const PLATFORMS = [
  'html',
  'wordpress',
  'webflow',
  'shopify',
  'squarespace',
  'gohighlevel',
  'gtm',
] as const;
export type Platform = (typeof PLATFORMS)[number];
