import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from '../harness/console-client.ts';
import { startCommand, type Ready } from '../harness/start-command.ts';

/** `npm start -- --demo`, whole: what the organisation is like is tested in server/demo. */

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'sluice-demo-'));
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});
const demo = () => startCommand('--demo', '--no-browser', '--json', '--port', '0', '--data', data);

/** What the administrator of the demonstration sees, and who else has a link. */
async function look({ url, links = [] }: Ready) {
  const roles = new Set(links.map(({ role }) => role));
  const own = links.find(({ role }) => role === 'administrator');
  if (own === undefined) throw new Error('no link for the administrator');
  const admin = await signIn(url, `${url}/#/sign-in/${own.link}`);
  const incidents = await admin.recentIncidents();
  const devices = await admin.devices();
  return {
    ...{ roles, link: own.link },
    incidents: incidents.map(({ incident }) => incident.id),
    devices: devices.map(({ id }) => id),
  };
}

it('makes an organisation once, with a link for each role, and goes on with it', async () => {
  const first = demo();
  const made = await look(await first.ready(400_000));
  expect(made.roles).toEqual(new Set(['administrator', 'author', 'analyst', 'manager', 'auditor']));
  expect(made.incidents).toHaveLength(50);
  expect(made.devices).toHaveLength(50); // the first page
  expect(await first.stop()).toMatchObject({ code: 0, err: '' });

  const second = demo();
  const kept = await look(await second.ready());
  expect(kept.link).not.toBe(made.link);
  expect(kept.incidents).toEqual(made.incidents);
  expect(kept.devices.toSorted()).toEqual(made.devices.toSorted());
  expect(await second.stop()).toMatchObject({ code: 0, err: '' });
}, 600_000);
