import type { ParamsInput, Route } from '@atrium/contract/core/route.ts';
import { plainText } from '../plain-text.ts';

export const API_BASE = '/api/v1';

type Fill<Key extends string, Value> = [Value] extends [undefined]
  ? { [K in Key]?: undefined }
  : { [K in Key]: { [Name in keyof Value]: string | number } };

/** What an address is made of: the parameters in its path, and the query. */
export type AddressInput<R> = Fill<'params', ParamsInput<R>> & {
  query?: Readonly<Record<string, unknown>> | undefined;
};

function queryString(query: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    pairs.append(name, Array.isArray(value) ? value.map(plainText).join(',') : plainText(value));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of a route of the contract, for links and downloads as well as calls. */
export function addressOf<R extends Route>(route: R, input: AddressInput<R>): string {
  const params = (input.params ?? {}) as Record<string, string | number>;
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  return API_BASE + path + queryString(input.query ?? {});
}
