import { useEffect, useState } from 'react';

const TICK_MILLISECONDS = 30_000;

/** This moment, in milliseconds; what shows it grows older by itself. */
export function useNow(): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return Date.now();
}
