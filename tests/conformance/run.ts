import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { SentRecord } from '../../replicas/serve.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { noDrag } from '../matrix/limits.ts';
import type { Person } from '../matrix/person.ts';
import { refuse, type Stage } from '../matrix/run.ts';
import type { ConformanceClient } from './clients.ts';
import { choice } from './policy.ts';

type Incident = IncidentRecord['incident'];

/** What every client has to do alike, asking the page's model what left, and the server what was recorded. */
export function runConformance(
  client: ConformanceClient,
  stage: () => Stage,
  browser: Stage['browser'],
  only: (test: string) => boolean = () => true,
): void {
  describe(`${client.title} in ${browser}`, () => {
    for (const test of tests) {
      const cannot = test.cannot?.(client, browser);
      if (cannot !== undefined) it.skip(`${test.title}: ${cannot}`, () => undefined);
      else if (only(test.title)) it(test.title, () => play(client, stage(), test));
    }
  });
}

interface Scene {
  readonly client: ConformanceClient;
  readonly person: Person;
  /** A number of the test's own. */
  readonly seed: number;
  /** Resolves with what was recorded since the test began, once its outcome is known. */
  recorded(): Promise<readonly Incident[]>;
}

interface Conformance {
  readonly title: string;
  readonly outcome: string;
  act(scene: Scene): Promise<void>;
  /** What else the incident says. Default: that it was for the open conversation. */
  readonly says?: (client: ConformanceClient) => object;
  /** Why this cannot be played there. */
  readonly cannot?: (client: ConformanceClient, browser: Stage['browser']) => string | undefined;
}

let seed = 200;

async function play(client: ConformanceClient, stage: Stage, test: Conformance): Promise<void> {
  seed += 1;
  const known = new Set((await stage.recentIncidents()).map(({ incident }) => incident.id));
  const recorded = () =>
    until('the incident and its outcome', async () => {
      const some = (await stage.recentIncidents())
        .map(({ incident }) => incident)
        .filter(({ id }) => !known.has(id));
      return some.length > 0 && some;
    });
  const person = await stage.person();
  try {
    await client.open(person);
    await test.act({ client, person, seed, recorded });
  } finally {
    await person.close();
  }
  const fresh = await recorded();
  expect(fresh.map((incident) => incident.outcome)).toEqual([test.outcome]);
  expectNamed(client, fresh[0], test.says?.(client) ?? { conversation: client.conversation });
}

/** The incident names account and conversation: in clear, since the account is the organisation's. */
function expectNamed(client: ConformanceClient, incident: Incident | undefined, says: object): void {
  const { platform, account } = client;
  expect(incident?.egress).toMatchObject({ platform, account: { kind: 'corporate', id: account }, ...says });
}

const tests: readonly Conformance[] = [
  {
    title: 'what is blocked leaves nothing',
    outcome: 'blocked',
    async act(scene) {
      await ask(scene, `card ${cardNumber(scene.seed)} please`);
      await answer(scene, 'Edit message');
      expect(await sentUpToMarker(scene)).toEqual([]);
    },
  },
  {
    title: 'what is sent anyway leaves once, however hastily',
    outcome: 'overridden',
    async act(scene) {
      const text = `our account is ${iban(scene.seed)}`;
      await scene.person.type(text);
      await Promise.all(['Enter', 'Enter', 'Enter'].map((key) => scene.person.press(key)));
      await answer(scene, 'Send anyway');
      await left(scene, 1);
      expect(await sentUpToMarker(scene)).toEqual([text]);
    },
  },
  {
    title: 'what is redacted leaves once, as it was shown',
    outcome: 'redacted',
    async act(scene) {
      await ask(scene, `pay to ${iban(scene.seed)} today`);
      const { preview } = await scene.person.dialog();
      await answer(scene, 'Redact and send');
      await left(scene, 1);
      expect(preview).toMatch(/^pay to \[[^\]]+\] today$/);
      expect(await sentUpToMarker(scene)).toEqual([preview]);
    },
  },
  {
    title: 'what wants a reason leaves once with it',
    outcome: 'overridden',
    async act(scene) {
      const text = `the plan is tiger-${String(1000 + scene.seed)}`;
      await ask(scene, text);
      await (await scene.person.dialog()).click(choice);
      await answer(scene, 'Send with this reason');
      await left(scene, 1);
      expect(await sentUpToMarker(scene)).toEqual([text]);
    },
  },
  {
    title: 'a file that is warned about is released as it is, once',
    outcome: 'overridden',
    cannot: ({ noFileInFirefox }, browser) => (browser === 'firefox' ? noFileInFirefox : undefined),
    async act(scene) {
      const { client, person } = scene;
      const content = `name,account\nAnn,${iban(scene.seed)}\n`;
      await client.attach(person, { path: 'accounts.csv', content });
      await person.dialog();
      expect(await person.count(client.staged)).toBe(0);
      expect(files(await person.sent())).toEqual([]);
      await answer(scene, 'Send anyway');
      await person.waitFor(client.staged);
      await client.sendStaged(person);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const wanted = client.filePaths.map((path) => ({ path, name: 'accounts.csv', sha256 }));
      await until('the file', async () => files(await person.sent()).length >= wanted.length);
      expect(await sentUpToMarker(scene)).toEqual(client.filePaths.map(() => ''));
      expect(files(await person.sent())).toEqual(wanted);
    },
  },
  {
    title: 'what is forwarded names who would get it',
    outcome: 'blocked',
    says: ({ recipient }) => ({ channel: 'forward', conversation: recipient }),
    async act(scene) {
      const { client, person } = scene;
      const text = `card ${cardNumber(scene.seed)} please`;
      await person.evaluate((arrived) => window.__replica.receive?.(arrived), text);
      await client.forward(person);
      await refuse(person);
      expect(messages(await person.sent())).toEqual([]);
    },
  },
  {
    title: 'a file that is dropped on another chat names that one',
    outcome: 'blocked',
    says: ({ recipient }) => ({ channel: 'file', conversation: recipient }),
    cannot({ dropOn }, browser) {
      if (dropOn === undefined) return 'its list of conversations takes no drop';
      return browser === 'firefox' ? noDrag : undefined;
    },
    async act({ client, person, seed: number }) {
      const content = `name,card\nAnn,${cardNumber(number)}\n`;
      await person.dropFiles(client.dropOn ?? '', [{ path: 'cards.csv', content }]);
      await refuse(person);
      expect(files(await person.sent())).toEqual([]);
    },
  },
  {
    title: 'a call that is only logged starts at once',
    outcome: 'sent',
    says: ({ conversation }) => ({ channel: 'call', conversation }),
    cannot: ({ call, platform }) => noCall(call !== undefined && platform !== 'telegram'),
    async act({ client, person }) {
      await client.call?.(person);
      await until('the call', async () => calls(await person.sent()) === 1);
    },
  },
  {
    title: 'a call that is blocked does not start, nor is a microphone asked for',
    outcome: 'blocked',
    says: ({ conversation }) => ({ channel: 'call', conversation }),
    cannot: ({ call, platform }) => noCall(call !== undefined && platform === 'telegram'),
    async act({ client, person }) {
      await person.evaluate(() => {
        const asked: string[] = [];
        const { getUserMedia } = navigator.mediaDevices;
        Object.assign(globalThis, { asked });
        navigator.mediaDevices.getUserMedia = function ask(constraints) {
          asked.push('media');
          return getUserMedia.call(this, constraints);
        };
      });
      await client.call?.(person);
      const { buttons } = await person.dialog();
      expect(buttons.filter((label) => label.endsWith('anyway'))).toEqual([]);
      await refuse(person);
      expect(await person.evaluate(() => Reflect.get(globalThis, 'asked') as string[])).toEqual([]);
      expect(calls(await person.sent())).toBe(0);
    },
  },
  {
    title: 'a chat that is switched while a question is open: nobody gets it, and it is not lost',
    outcome: 'cancelled',
    async act(scene) {
      const { client, person } = scene;
      const text = `our account is ${iban(scene.seed)}`;
      await ask(scene, text);
      await person.evaluate((id) => window.__replica.open(id), client.elsewhere);
      await answer(scene, 'Send anyway');
      // Decided: back here earlier, it would be the question that was answered, and be sent.
      await scene.recorded();
      await person.evaluate((id) => window.__replica.open(id), client.here);
      await holds(scene, text);
      expect(await sentUpToMarker(scene)).toEqual([]);
    },
  },
  {
    title: 'a composer that is built anew while a question is open: nothing is sent, and nothing lost',
    outcome: 'cancelled',
    async act(scene) {
      const text = `our account is ${iban(scene.seed)}`;
      await ask(scene, text);
      await scene.person.evaluate(() => window.__replica.rebuildComposer());
      await answer(scene, 'Send anyway');
      await holds(scene, text);
      expect(await sentUpToMarker(scene)).toEqual([]);
    },
  },
];

async function ask({ person }: Scene, text: string): Promise<void> {
  await person.type(text);
  await person.press('Enter');
  await person.dialog();
  expect(messages(await person.sent())).toEqual([]);
}

async function answer({ person }: Scene, label: string): Promise<void> {
  await (await person.dialog()).click(label);
  await person.dialogGone();
}

function noCall(isMeant: boolean): string | undefined {
  return isMeant ? undefined : 'the policy says otherwise there, or there are no calls';
}

function calls(records: readonly SentRecord[]): number {
  return records.filter(({ path }) => path === 'call').length;
}

const early: readonly string[] = ['draft', 'preview', 'inline-bot'];

function messages(records: readonly SentRecord[]): readonly string[] {
  return records.filter(({ path }) => !early.includes(path)).map(({ text }) => text);
}

function files(records: readonly SentRecord[]) {
  return records.flatMap((record) =>
    record.files.map(({ name, sha256 }) => ({ path: record.path, name, sha256 })),
  );
}

async function left({ person }: Scene, count: number): Promise<void> {
  await until('what was let out', async () => messages(await person.sent()).length >= count);
}

function textIn({ client, person }: Scene): Promise<string | null> {
  return person.evaluate(
    (composer) => document.querySelector(composer)?.textContent ?? null,
    client.composer,
  );
}

async function holds(scene: Scene, text: string): Promise<void> {
  await until('the text in its composer', async () => (await textIn(scene)) === text);
}

/**
 * What left before a harmless message that is sent now: whatever else was let out would have arrived by then. Nothing of
 * it may stay behind in a draft or preview either.
 */
async function sentUpToMarker(scene: Scene): Promise<readonly string[]> {
  const { client, person } = scene;
  const marker = 'see you at noon';
  await until('an empty composer', async () => {
    if ((await textIn(scene)) === '') return true;
    await person.click(client.composer);
    await person.press('Control+a');
    await person.press('Backspace');
    return false;
  });
  await person.click(client.composer);
  await person.type(marker);
  await person.press('Enter');
  const sent = await until('the marker', async () => {
    const records = messages(await person.sent());
    if (records.includes(marker)) return records;
    // While an answer is still being carried out a press counts for nothing; a person presses again.
    if ((await textIn(scene)) === marker) await person.press('Enter');
    return false;
  });
  return sent.filter((text) => text !== marker);
}
