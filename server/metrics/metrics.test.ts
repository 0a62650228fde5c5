import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { call, client, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import { openTestCluster, startTestServer } from '../testing/test-server.ts';
import type { TestCluster, TestServer } from '../testing/test-server.ts';
import { toText } from './exposition.ts';

const token = ['metrics', 'for', 'the', 'test'].join('-');
let cluster: TestCluster;
let server: TestServer;

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase(), { metricsToken: token });
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const scrape = (bearer: string): Promise<Response> =>
  fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${bearer}` } });
/** Series by name and labels. */
async function read(): Promise<ReadonlyMap<string, number>> {
  const lines = (await (await scrape(token)).text()).split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

describe('GET /metrics', () => {
  it('is for who has the token', async () => {
    for (const response of [await fetch(`${server.url}/metrics`), await scrape('something-else')])
      expect([response.status, await errorCodeOf(response)]).toEqual([401, 'metrics/token']);
    const good = await scrape(token);
    expect([good.status, good.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
  });

  it('counts requests by route and status, and nothing that names a device', async () => {
    const device = await enrolDevice(server.enrolmentCode, 'some.body');
    await call(device, 'POST', '/v1/incidents', { body: { incidents: [makeIncident()] } });
    const adapters = [{ platform: 'whatsapp', health: 'blind', missing: [] }];
    const beat = { client, policyVersion: 1, queued: 4, adapters, refusedPolicy: null };
    await call(device, 'POST', '/v1/heartbeat', { body: beat });
    await fetch(`${server.url}/v1/nonsense`);
    const series = await read();
    expect(series.get('sluice_http_requests_total{method="POST",route="/v1/incidents",code="200"}')).toBe(1);
    expect(series.get('sluice_http_request_seconds_count{route="/v1/incidents"}')).toBe(1);
    expect(series.get('sluice_http_request_seconds_bucket{route="/v1/incidents",le="+Inf"}')).toBe(1);
    expect(series.get('sluice_policy_version')).toBe(1);
    expect(series.get('sluice_database_up')).toBe(1);
    expect(series.get('sluice_ingest_waiting')).toBe(0);
    expect(series.get('sluice_hint_streams')).toBe(0);
    expect(series.get('sluice_database_connections{state="waiting"}')).toBe(0);
    for (const quantile of ['0.5', '0.99', '1'])
      expect(series.get(`sluice_event_loop_lag_seconds{quantile="${quantile}"}`)).toBeGreaterThanOrEqual(0);
    const text = [...series.keys()].join('\n');
    expect(text).not.toContain(device.answer.device);
    expect(text).not.toContain('nonsense');
    expect(series.size).toBeLessThan(150);
  });

  it('has the devices by state as they are at most fifteen seconds later', async () => {
    const fresh = await startTestServer(server.databaseUrl, { metricsToken: token });
    const text = await (
      await fetch(`${fresh.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    ).text();
    expect(text).toContain('sluice_devices{state="active"} 1\n');
    expect(text).toContain('sluice_devices{state="blind"} 1\n');
    expect(text).toContain('sluice_queued_reports 4\n');
    await fresh.close();
  });

  it('is not there without a token, and a short one is refused', async () => {
    const other = await startTestServer(server.databaseUrl);
    expect((await fetch(`${other.url}/metrics`)).status).toBe(404);
    const docs = await fetch(`${other.url}/api/docs`);
    expect([docs.status, docs.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; style-src 'self';/),
    ]);
    const described: unknown = await (await fetch(`${other.url}/api/openapi.json`)).json();
    expect(described).toMatchObject({ openapi: '3.1.0', servers: [{ url: other.url }] });
    expect((await fetch(`${other.url}/api/docs/style.css`)).headers.get('content-type')).toContain(
      'text/css',
    );
    await other.close();
    expect(() => readConfig({ SLUICE_METRICS_TOKEN: 'short' })).toThrow('SLUICE_METRICS_TOKEN');
  });
});

it('writes the text format, whatever labels hold', () => {
  const samples = [{ labels: { page: 'a"b\\c\nd' }, value: 1.5 }];
  expect(toText([{ name: 'x', help: 'An x.', type: 'gauge', samples }])).toBe(
    '# HELP x An x.\n# TYPE x gauge\nx{page="a\\"b\\\\c\\nd"} 1.5\n',
  );
});
