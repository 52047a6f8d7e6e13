/** Small named texts of one site, kept by the browser when it lets us and in memory when not. */
export interface Store {
  /** Survives a reload and is seen by other tabs. */
  readonly persistent: boolean;
  get(name: string): string | null;
  /** `null` removes. */
  set(name: string, value: string | null): void;
  /** Names that begin with `prefix`. */
  names(prefix: string): string[];
}

function usable(area: () => Storage, probe: string): Storage | null {
  try {
    const storage = area();
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    return null;
  }
}

/** The names of a site's store are `atrium:<siteId>:…`. Never throws: storage may be blocked or full. */
export function siteStore(siteId: string, area: () => Storage): Store {
  const prefix = `atrium:${siteId}:`;
  const storage = usable(area, `${prefix}probe`);
  // What the browser refused to keep, and all of it when it keeps nothing.
  const memory = new Map<string, string | null>();
  return {
    persistent: storage !== null,
    get(name) {
      return memory.has(name) ? memory.get(name)! : (storage?.getItem(prefix + name) ?? null);
    },
    set(name, value) {
      memory.delete(name);
      try {
        if (value === null) storage?.removeItem(prefix + name);
        else storage!.setItem(prefix + name, value);
      } catch {
        memory.set(name, value);
      }
    },
    names(start) {
      const names = new Set(
        [...memory].filter(([, value]) => value !== null).map(([name]) => name),
      );
      for (let i = 0; i < (storage?.length ?? 0); i++) {
        const key = storage!.key(i)!;
        if (key.startsWith(prefix)) names.add(key.slice(prefix.length));
      }
      return [...names].filter((name) => name.startsWith(start));
    },
  };
}
