import { describe, expect, it } from 'vitest';
import type { Collector } from '../inspect/collector.ts';
import { type Half, runExtractor } from '../inspect/extractor.ts';
import { createMeter, LimitError, type Limits, type Meter, standardLimits } from '../inspect/meter.ts';
import { readerLimits } from './reader-size.ts';
import type { RemoteEngine } from './remote-engine.ts';
import { createSharedEngine } from './shared-engine.ts';

type Read = (into: Collector, half: Half | undefined) => void | Promise<void>;

/** An engine that notes what it is asked for. */
function engineOf(read: Read): RemoteEngine & { readonly asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  const engine = {
    ...{ types: ['a/b'], poisoned: false, asked },
    load: () => Promise.resolve(engine),
    end: () => undefined,
    renew: () => undefined,
    async extract(_bytes: Uint8Array, into: Collector, _meter: unknown, half?: Half) {
      asked.push(half?.which);
      await read(into, half);
    },
  };
  return engine;
}

const file = Uint8Array.of(1, 2, 3);
const logo = () => Uint8Array.of(7, 7, 7);
const read = (first: RemoteEngine, second: RemoteEngine, bytes = file) =>
  runExtractor(createSharedEngine(first, second), bytes, createMeter());
const page = (number: number) => ({ path: [`page ${String(number)}`], text: `text ${String(number)}` });
const say = (into: Collector, ...numbers: readonly number[]) => {
  for (const number of numbers) into.text(page(number).path, page(number).text);
};
/** Until the second has loaded and begun. */
const begun = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};
/** Leaves the second half where it may, and reads it where it must. */
const halving: Read = async (into, half) => {
  if (half?.which === 'second') return say(into, 2);
  half?.leave();
  await begun();
  say(into, 1);
};

describe('two engines for one file', () => {
  it('read a half each, put together in order', async () => {
    const first = engineOf(async (into, half) => {
      if (half?.which === 'first') half.leave();
      await begun();
      say(into, 1);
      into.embed(['page 1'], 'image 1.png', logo());
    });
    const second = engineOf((into) => {
      say(into, 2, 3);
      into.embed(['page 2'], 'image 1.png', logo());
      into.embed(['page 3'], 'image 2.png', Uint8Array.of(8));
      into.unscannable('broken');
    });
    expect(await read(first, second)).toMatchObject({
      texts: [page(1), page(2), page(3)],
      embedded: [{ path: ['page 1'] }, { path: ['page 3'] }],
      unscannable: 'broken',
    });
    expect([first.asked, second.asked]).toEqual([['first'], ['second']]);
  });

  it('leave the second alone when the file is not long, and when it is too large for two', async () => {
    const first = engineOf((into) => {
      say(into, 1);
    });
    const second = engineOf(halving);
    expect(await read(first, second)).toMatchObject({ texts: [page(1)] });
    await read(first, second, new Uint8Array(16 * 1024 * 1024 + 1));
    expect([first.asked, second.asked]).toEqual([['first', undefined], []]);
  });

  it.each<[string, Read]>([
    [
      'crashes',
      (into) => {
        say(into, 2);
        throw new LimitError('broken');
      },
    ],
    [
      'has too little memory',
      (into) => {
        say(into, 2);
        into.unscannable('too-large');
      },
    ],
  ])('lose nothing when the second %s', async (_what, fails) => {
    const first = engineOf(halving);
    const found = await read(first, engineOf(fails));
    expect(found.texts).toEqual([page(1), page(2)]);
    expect(found.unscannable).toBeUndefined();
    expect(first.asked).toEqual(['first', 'second']);
  });

  it('do not wait for a second that has not begun when the first is done', async () => {
    const second = { ...engineOf(halving), load: () => new Promise<never>(() => undefined) };
    const first = engineOf(halving);
    expect(await read(first, second)).toMatchObject({ texts: [page(1), page(2)] });
    expect([first.asked, second.asked]).toEqual([['first', 'second'], []]);
  });

  it('keep what the second has found when the first cannot read it either', async () => {
    const first = engineOf(async (into, half) => {
      if (half?.which === 'second') {
        say(into, 2);
        throw new LimitError('timeout');
      }
      await halving(into, half);
    });
    const second = engineOf((into) => {
      say(into, 2, 3);
      into.embed(['page 3'], 'list.txt', logo());
      into.unscannable('too-large');
    });
    expect(await read(first, second)).toMatchObject({
      texts: [page(1), page(2), page(3)],
      embedded: [{ name: 'list.txt' }],
      unscannable: 'timeout',
    });
  });

  it('give the second no more than a small reader may find', async () => {
    const given: Limits[] = [];
    const second = engineOf(halving);
    const measured = {
      ...second,
      extract: (bytes: Uint8Array, into: Collector, meter: Meter, half?: Half) => {
        given.push(meter.left());
        return second.extract(bytes, into, meter, half);
      },
    };
    await read(engineOf(halving), measured);
    const { textLength, inflatedBytes } = readerLimits.small;
    expect(given).toMatchObject([{ textLength, inflatedBytes, pages: standardLimits.pages }]);
  });

  it('keep equal files apart that are no pictures of pages', async () => {
    const first = engineOf((into) => {
      into.embed(['attachments'], 'a.txt', logo());
      into.embed(['attachments'], 'b.txt', logo());
    });
    expect(await read(first, engineOf(halving))).toMatchObject({
      embedded: [{ name: 'a.txt' }, { name: 'b.txt' }],
    });
  });

  it('keep what the second has found when the first comes to grief', async () => {
    const first = engineOf(async (into, half) => {
      if (half?.which === 'first') half.leave();
      await begun();
      say(into, 1);
      throw new LimitError('timeout');
    });
    expect(await read(first, engineOf(halving))).toMatchObject({
      texts: [page(1), page(2)],
      unscannable: 'timeout',
    });
  });
});
