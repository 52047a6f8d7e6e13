/** Where everybody may have a mailbox: such a domain says nothing about a company. */
const FREE_MAIL = new Set([
  'aol.com',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'qq.com',
  't-online.de',
  'web.de',
  'yahoo.com',
  'yandex.ru',
  'zoho.com',
]);

/** `example.com` of `https://www.Example.com/shop` or of `example.com`; null when there is none. */
export function domainOf(address: string): string | null {
  const text = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(text)) return null;
  const host = new URL(text).hostname.replace(/^www\./, '');
  return host.includes('.') ? host : null;
}

/** The domain of an e-mail address when it is a company's own. */
export function businessDomain(email: string): string | null {
  const domain = email.split('@')[1]?.toLowerCase() ?? '';
  return domain.includes('.') && !FREE_MAIL.has(domain) ? domain : null;
}
