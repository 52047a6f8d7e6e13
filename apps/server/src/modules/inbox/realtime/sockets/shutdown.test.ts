import { CLOSE } from '@atrium/contract/inbox/limits.ts';
import { expect, test } from 'vitest';
import { openHouse } from '../../../../testing/realtime/house.ts';

test('a server that goes down tells every socket to come back, and waits for none for long', async () => {
  const house = await openHouse();
  const ada = await house.organization();
  const site = await house.site(ada);
  const guest = await house.visitor(site);
  const wires = await Promise.all([
    house.agent(ada),
    // More than leave at a time.
    ...Array.from({ length: 250 }, () => house.tab(guest)),
  ]);
  // One that does not answer the goodbye.
  const deaf = await house.tab(guest);
  deaf.socket.pause();
  const codes = Promise.all(wires.map((wire) => wire.closed.then(({ code }) => code)));
  const begun = performance.now();
  await house.close();
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(new Set(await codes)).toEqual(new Set([CLOSE.restart]));
  deaf.cut();
}, 60_000);
