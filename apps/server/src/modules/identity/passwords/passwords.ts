import bcrypt from 'bcrypt';

/** bcrypt reads no more than this many bytes, so a longer text can be no password of ours. */
const MAX_BYTES = 72;
/** The encoding of any digest: what matters is that comparing with it costs what a real comparison costs. */
const NO_DIGEST = 'u'.repeat(31);

/** Hashes and compares passwords off the event loop. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /**
   * Does the password fit the hash? Does the work of one comparison whatever it is given, also when there is
   * no hash, so that the time it takes tells nothing about the account.
   */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** About a quarter of a second on common machines. */
const STANDARD_COST = 12;

/** @param cost bcrypt's cost factor: each step doubles the work */
export function openPasswords(cost: number = STANDARD_COST): Passwords {
  const dummy = bcrypt.genSaltSync(cost) + NO_DIGEST;
  return {
    hash: (password) => bcrypt.hash(password, cost),
    async matches(password, hash) {
      const possible = hash !== undefined && isPossible(password);
      const equal = await bcrypt.compare(password, possible ? hash : dummy);
      return possible && equal;
    },
  };
}

function isPossible(password: string): boolean {
  return Buffer.byteLength(password) <= MAX_BYTES && !password.includes('\0');
}
