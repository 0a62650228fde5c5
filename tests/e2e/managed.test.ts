import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { hasPolicy, incidentSeen, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { canHavePrivatePolicies, withPrivatePolicies } from '../harness/private-policies.ts';
import { cardMessage } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld } from '../harness/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-managed-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('managed settings', () => {
  it.skipIf(!canHavePrivatePolicies)(
    'enrol the browser, name the person, set the fail mode and can only be read (needs root for a private /etc)',
    async () => {
      const world = await createWorld({ enrol: false, wrapChromium });
      await until('the policy, without anybody pasting a code', () => hasPolicy(world, 1), 30_000);
      const worker = await world.worker();
      const mode = () =>
        worker.evaluate(async () => (await Reflect.get(globalThis, 'chrome').storage.local.get('mode')).mode);
      // The fail mode is there before the policy; that the browser is enrolled is told once it is through with that.
      expect(await mode()).toMatchObject({ failMode: 'closed' });
      await until('the browser to say that it is enrolled', async () => (await mode())?.enrolled === true);
      const page = await world.openChat();
      await typeText(page, cardMessage());
      await page.keyboard.press('Enter');
      await (await seeDialog(page)).click('Edit message');
      await dialogGone(page);
      await incidentSeen(world, ({ incident }) => incident.outcome === 'blocked');
      const [device] = await world.admin.devices();
      expect(await world.admin.devicesOf('person-17')).toEqual([device]);
      // How it is installed, as the real browser tells it: loaded unpacked by the test.
      expect(device?.installation).toMatchObject({ type: 'development', missingHosts: [] });
      const options = await world.context.newPage();
      await options.goto(`chrome-extension://${extensionId()}/options.html`);
      await options.getByText('An administrator made these settings for this browser.').waitFor();
      await options.getByText('Organisation', { exact: true }).first().waitFor();
      expect(await options.getByRole('button').or(options.getByRole('textbox')).count()).toBe(0);
      await world.close();
    },
  );
});

/** A start script for Chromium with managed settings that only it can see. */
function wrapChromium(chromium: string, enrolmentCode: string): string {
  const code = readEnrolmentCode(enrolmentCode);
  if (!code.ok) throw new Error(code.error);
  const { server, rootKey, token } = code.value;
  const settings = { server, rootKey, enrolmentToken: token, failMode: 'closed', person: 'person-17' };
  return withPrivatePolicies(chromium, {
    ...{ folder, at: '/etc/chromium/policies', file: 'managed/sluice.json' },
    content: JSON.stringify({ '3rdparty': { extensions: { [extensionId()]: settings } } }),
  });
}
