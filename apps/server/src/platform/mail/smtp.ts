import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** What comes before the `@` of the Message-ID. The same mail always has the same. */
  message_id: string;
}

/** The mail server did not take a mail. */
export class DeliveryError extends Error {
  /** Trying again is of no use: the address or the content was refused. */
  readonly isPermanent: boolean;

  constructor(message: string, isPermanent: boolean) {
    super(message);
    this.name = 'DeliveryError';
    this.isPermanent = isPermanent;
  }
}

const TIMEOUT_MS = 30_000;

/**
 * Hands one mail to the server of SMTP_URL.
 *
 * @throws DeliveryError
 */
export async function deliver(
  config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>,
  mail: OutgoingMail,
): Promise<void> {
  if (!config.SMTP_URL) throw new DeliveryError('There is no mail server (SMTP_URL)', true);
  const transport = createTransport({
    url: config.SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Content is text: it never makes this server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: config.MAIL_FROM,
      // As an object it is one address, whatever is in it.
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.message_id}@${hostOf(config.MAIL_FROM)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw deliveryError(error);
  } finally {
    transport.close();
  }
}

function hostOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

const MAX_ERROR = 500;

function deliveryError(error: unknown): DeliveryError {
  const { code, responseCode, message } = error as {
    code?: string;
    responseCode?: number;
    message: string;
  };
  // Refused in the envelope or the message, and for good (5xx). A refused sign-in may be mended.
  const isRefusal = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isPermanent = isRefusal && (responseCode ?? 500) >= 500;
  return new DeliveryError(`${code ?? 'Error'}: ${message}`.slice(0, MAX_ERROR), isPermanent);
}
