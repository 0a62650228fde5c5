import { afterAll, beforeAll } from 'vitest';
import { createFirefoxWorld } from '../harness/firefox.ts';
import { createWorld } from '../harness/world.ts';
import type { WorldPolicy } from '../harness/world-policy.ts';
import { createChromiumPerson } from './chromium-person.ts';
import { createDesktop } from './files.ts';
import { createFirefoxPerson } from './firefox-person.ts';
import { matrixPolicy } from './policy.ts';
import type { Stage } from './run.ts';

const fakeMedia = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--auto-select-desktop-capture-source=Entire screen',
];

interface StageOptions {
  /** Default: the matrix policy. */
  readonly policy?: WorldPolicy;
  readonly extension?: string;
}

/** A server with a policy and an enrolled Chromium, for the tests of one file. */
export function chromiumStage(options: StageOptions = {}): () => Stage {
  const desktop = createDesktop();
  let close: () => Promise<void> = async () => undefined;
  let stage: Stage | null = null;
  beforeAll(async () => {
    const world = await createWorld({ policy: matrixPolicy, chromiumArguments: fakeMedia, ...options });
    close = () => world.close();
    stage = {
      browser: 'chromium',
      person: () => createChromiumPerson(world, desktop),
      recentIncidents: () => world.admin.recentIncidents(),
    };
  });
  afterAll(async () => {
    await close();
    desktop.clear();
  });
  return () => needed(stage);
}

/** The same with a Firefox. */
export function firefoxStage({ policy = matrixPolicy, extension }: StageOptions = {}): () => Stage {
  const desktop = createDesktop();
  let close: () => Promise<void> = async () => undefined;
  let stage: Stage | null = null;
  beforeAll(async () => {
    const world = await createFirefoxWorld(policy, extension);
    close = () => world.close();
    await world.enrol();
    stage = {
      browser: 'firefox',
      person: () => createFirefoxPerson(world, desktop),
      recentIncidents: () => world.admin.recentIncidents(),
    };
  });
  afterAll(async () => {
    await close();
    desktop.clear();
  });
  return () => needed(stage);
}

function needed(stage: Stage | null): Stage {
  if (stage === null) throw new Error('the stage is set up before the tests');
  return stage;
}
