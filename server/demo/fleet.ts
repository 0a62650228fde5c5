import type { Heartbeat } from '../../lib/core/api/device.ts';
import type { Person } from './organisation.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { dayMs, weekMs } from './weeks.ts';

/** One device of the demonstration, as it is now. */
export interface PlannedDevice {
  readonly person: Person;
  readonly enrolsAt: number;
  /** When it was last heard of. */
  readonly seenAt: number;
  /** Null: it is in use. */
  readonly revokedAt: number | null;
  readonly beat: Omit<Heartbeat, 'policyVersion'>;
  /** Versions that it is behind. */
  readonly behind: number;
}

const telegramBuild = 'Telegram Web K 2.2 (634)';
const messengerHost = 'https://www.facebook.com/*';

/** Every device, in the order in which they come; the same for the same seed. */
export function planFleet(
  people: readonly Person[],
  start: number,
  now: number,
  seed: number,
): readonly PlannedDevice[] {
  const random = createRandom(seed + 1);
  return people
    .flatMap((person) => {
      // Expected, and never seen.
      if (random.chance(0.03)) return [];
      const hasTwo = random.chance(0.07);
      return Array.from({ length: hasTwo ? 2 : 1 }, (_, index) =>
        planDevice(person, index, start, now, random),
      );
    })
    .sort((a, b) => a.enrolsAt - b.enrolsAt);
}

function planDevice(
  person: Person,
  index: number,
  start: number,
  now: number,
  random: Random,
): PlannedDevice {
  // Before the first of its incidents can be.
  const enrolsAt =
    start + person.joins * weekMs - random.int(2, 20) * 3_600_000 + index * random.int(1, 8) * weekMs;
  const state = random.weighted({ lively: 88, away: 7, silent: 4, revoked: 1 });
  const silentFor = {
    lively: random.next() / 8,
    away: 1 + random.next(),
    silent: 5 + 40 * random.next(),
    revoked: 9,
  };
  const seenAt = Math.max(enrolsAt, now - silentFor[state] * dayMs);
  return {
    ...{ person, enrolsAt, seenAt },
    revokedAt: state === 'revoked' && index > 0 ? seenAt : null,
    beat: beatOf(random),
    behind: random.chance(0.05) ? random.int(1, 3) : 0,
  };
}

function beatOf(random: Random): PlannedDevice['beat'] {
  const browser = random.chance(0.84) ? 'chromium' : 'firefox';
  const os = random.weighted({ Windows: 66, macOS: 24, Linux: 10 });
  const lacksHost = random.chance(0.012);
  return {
    client: {
      browser,
      os,
      version: random.weighted({ '0.1.0': 90, '0.0.9': 8, '0.0.7': 2 }),
      browserVersion:
        browser === 'chromium'
          ? random.weighted({ '152.0.7390.54': 70, '151.0.7301.110': 22, '148.0.7204.49': 8 })
          : random.weighted({ '144.0': 72, '140.5.0': 28 }),
    },
    queued: random.chance(0.02) ? random.int(1, 40) : 0,
    adapters: adaptersOf(browser, random),
    refusedPolicy: random.chance(0.006) ? 'seal/expired' : null,
    installation: {
      type: random.weighted({ admin: 93, normal: 6, development: 1 }),
      privateWindows: random.chance(0.9),
      missingHosts: lacksHost ? [messengerHost] : [],
      asset: `AT-${os === 'macOS' ? 'MB' : 'LT'}-${String(random.int(1_000, 9_999))}`,
    },
  };
}

/** Telegram changed a page for some; Messenger is not seen through in a few Firefoxes. */
function adaptersOf(browser: 'chromium' | 'firefox', random: Random): Heartbeat['adapters'] {
  const adapters: Heartbeat['adapters'] = [
    { platform: 'whatsapp', health: 'ok', missing: [], page: '2.3000.1029', host: 'web.whatsapp.com' },
  ];
  if (random.chance(0.45)) {
    const isNew = random.chance(0.17);
    adapters.push({
      ...{
        platform: 'telegram',
        page: isNew ? telegramBuild : 'Telegram Web K 2.1 (611)',
        host: 'web.telegram.org',
      },
      ...(isNew ? { health: 'degraded', missing: ['send'] } : { health: 'ok', missing: [] }),
    });
  }
  if (random.chance(0.5)) {
    const isBlind = browser === 'firefox' && random.chance(0.22);
    adapters.push({
      ...{ platform: 'messenger', page: null, host: 'www.messenger.com' },
      ...(isBlind ? { health: 'blind', missing: ['composer', 'hook fetch'] } : { health: 'ok', missing: [] }),
    });
  }
  return adapters;
}
