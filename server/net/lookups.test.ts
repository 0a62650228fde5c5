import { expect, it } from 'vitest';
import { lookupsInTurn, systemLookup } from './lookups.ts';

/** A resolver whose answers the test gives itself. */
function held() {
  const asked: { readonly name: string; settle(answer: readonly string[] | null): void }[] = [];
  const ask = (name: string) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const settle = (answer: readonly string[] | null): void => {
        if (answer === null) reject(new Error('EAI_AGAIN'));
        else resolve(answer);
      };
      asked.push({ name, settle });
    });
  const next = async (count: number) => {
    await expect.poll(() => asked.length).toBe(count);
    return asked[count - 1] ?? { name: '', settle: () => undefined };
  };
  return { ask, next, names: () => asked.map(({ name }) => name) };
}

it('names are looked up one at a time, in turn, and a name once for all who wait for it', async () => {
  const { ask, next, names } = held();
  const lookup = lookupsInTurn(ask);
  const silent = lookup('silent.example');
  const same = lookup('silent.example');
  const good = lookup('good.example');
  const first = await next(1);
  expect([names(), same === silent]).toEqual([['silent.example'], true]);
  first.settle(null);
  (await next(2)).settle(['192.0.2.1']);
  await expect(silent).rejects.toThrow('EAI_AGAIN');
  expect([await good, names()]).toEqual([['192.0.2.1'], ['silent.example', 'good.example']]);
});

it('a name whose server said nothing is refused for a minute; one that does not exist is asked for each time', async () => {
  const { ask, next, names } = held();
  let clock = 0;
  const lookup = lookupsInTurn(ask, () => clock);
  for (const count of [1, 2]) {
    const unknown = lookup('unknown.example');
    (await next(count)).settle(null);
    await expect(unknown).rejects.toThrow('EAI_AGAIN');
  }
  const silent = lookup('silent.example');
  const held3 = await next(3);
  clock = 10_000;
  held3.settle(null);
  await expect(silent).rejects.toThrow('EAI_AGAIN');
  await expect(lookup('silent.example')).rejects.toThrow('says nothing');
  expect(names()).toHaveLength(3);
  clock = 70_000;
  const again = lookup('silent.example');
  (await next(4)).settle(['192.0.2.2']);
  expect(await again).toEqual(['192.0.2.2']);
});

it('names that others choose are resolved by the system, in turn as well', async () => {
  const [one, same] = [systemLookup('localhost'), systemLookup('localhost')];
  expect(one).toBe(same);
  expect(await one).toContainEqual(expect.stringMatching(/^(?:127\.0\.0\.1|::1)$/));
});
