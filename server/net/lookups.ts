import { lookup as lookUp } from 'node:dns/promises';

/** Every address of a host name. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** A name that failed so late has a name server that says nothing. */
const lateMs = 3_000;
const restMs = 60_000;

/**
 * One lookup at a time, in turn, and one for all who ask for the same name meanwhile. A lookup keeps its thread until
 * the system gives up, and Node lets two at once have one (half of libuv's threads): the other stays for the database
 * and single sign-on, whose names go in turn by themselves. A name whose server says nothing is refused for the next
 * minute, so that others get their turn.
 */
export function lookupsInTurn(ask: Lookup, clock: () => number = () => performance.now()): Lookup {
  const asked = new Map<string, Promise<readonly string[]>>();
  const resting = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();

  const askNow = async (hostname: string): Promise<readonly string[]> => {
    const started = clock();
    try {
      return await ask(hostname);
    } catch (error) {
      const ended = clock();
      for (const [name, until] of resting) if (until <= ended) resting.delete(name);
      if (ended - started >= lateMs) resting.set(hostname, ended + restMs);
      throw error;
    } finally {
      asked.delete(hostname);
    }
  };
  return (hostname) => {
    const known = asked.get(hostname);
    if (known !== undefined) return known;
    if (clock() < (resting.get(hostname) ?? 0)) return Promise.reject(new Error('name server says nothing'));
    const answer = last.then(() => askNow(hostname));
    asked.set(hostname, answer);
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** As the system itself resolves names, `/etc/hosts` included. Keeps a thread meanwhile: to be asked in turn. */
export const lookUpAll: Lookup = async (hostname) =>
  (await lookUp(hostname, { all: true })).map(({ address }) => address);

/** For names that others choose. */
export const systemLookup: Lookup = lookupsInTurn(lookUpAll);
