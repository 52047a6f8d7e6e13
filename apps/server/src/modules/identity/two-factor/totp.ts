import { verify } from 'otplib';

/** A code is also good in the step before and after it: clocks differ and people are slow. */
const TOLERANCE_SECONDS = 30;

export interface TotpCheck {
  secret: string;
  code: string;
  now: Date;
  /** The step of the last code that was accepted; it and all before it are used up (RFC 6238, 5.2). */
  lastStep: number | null;
}

/** The step a time-based code belongs to, when it is right and not used up. */
export async function totpStep(check: TotpCheck): Promise<number | undefined> {
  if (!/^\d{6}$/.test(check.code)) return undefined;
  const epoch = Math.floor(check.now.getTime() / 1000);
  const result = await verify({
    secret: check.secret,
    token: check.code,
    epoch,
    epochTolerance: TOLERANCE_SECONDS,
  });
  if (!result.valid || !('timeStep' in result)) return undefined;
  return check.lastStep !== null && result.timeStep <= check.lastStep ? undefined : result.timeStep;
}
