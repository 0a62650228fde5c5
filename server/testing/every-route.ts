import { policyFiles } from './rules.ts';
import { call, client, enrolDevice, makeIncident } from './test-device.ts';
import { linkOf, signInAs } from './test-server.ts';
import type { ConsoleClient, TestServer } from './test-server.ts';

/** What each route answered when it was called; one that is called several times, the last of them. */
export type Answered = Map<string, number>;

interface Asking {
  readonly values?: Readonly<Record<string, string>>;
  readonly search?: string;
  readonly body?: unknown;
  readonly as?: ConsoleClient;
}
type Ask = (route: string, asking?: Asking) => Promise<unknown>;

const why = 'because a test wants to know';
const password = `a rather long ${crypto.randomUUID()}`;
const nobody = '00000000-0000-4000-8000-000000000000';
const part = (answer: unknown, ...path: (string | number)[]): string =>
  String(path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), answer));

/**
 * Calls every route of the console and of devices on a server that is new, in an order in which each has something to
 * do.
 */
export async function callEveryRoute(server: TestServer): Promise<Answered> {
  const answered: Answered = new Map();
  const admin = await signInAs(server.url, linkOf(server));
  const ask: Ask = async (route, { values = {}, search = '', body, as = admin } = {}) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_whole, name: string) => values[name] ?? nobody) + search;
    const answer =
      method === 'GET' ? await as.get(path, { redirect: 'manual' }) : await as.send(method, path, body);
    answered.set(route, answer.status);
    const text = await answer.text();
    return text.startsWith('{') && !text.includes('\n') ? JSON.parse(text) : text;
  };
  answered.set('POST /api/session', 204);
  await people(server, ask);
  await policy(server, ask);
  await devices(server, ask, answered);
  await systems(ask);
  await ask('DELETE /api/session');
  return answered;
}

async function people({ url }: TestServer, ask: Ask): Promise<void> {
  for (const route of ['', '/methods', '/oidc', '/oidc/callback']) await ask(`GET /api/session${route}`);
  const newUser = { name: 'Vera', email: 'vera@example.com', role: 'manager', groups: ['sales'] };
  const invited = await ask('POST /api/users', { body: newUser });
  const id = part(invited, 'id');
  const linked = await ask('POST /api/users/:id/link', { values: { id }, body: {} });
  const vera = await signInAs(url, part(linked, 'signInUrl').split('/#/sign-in/')[1] ?? '');
  await ask('PUT /api/session/password', { body: { current: null, password }, as: vera });
  await ask('POST /api/session', { body: { email: 'vera@example.com', password }, as: vera });
  await ask('POST /api/session', { body: { email: 'vera@example.com', password: `not ${password}` } });
  await ask('POST /api/session', { body: { email: 'vera@example.com', password }, as: vera });
  const own = await ask('GET /api/sessions', { as: vera });
  const other = [0, 1].find((index) => part(own, 'items', index, 'current') !== 'true') ?? 0;
  await ask('DELETE /api/sessions/:id', { values: { id: part(own, 'items', other, 'id') }, as: vera });
  await ask('GET /api/users');
  await ask('PUT /api/groups/:name', { values: { name: 'sales' }, body: { parent: null, managers: [id] } });
  const members = { add: ['someone'], remove: ['nobody'] };
  await ask('POST /api/groups/:name/members', { values: { name: 'sales' }, body: members });
  await ask('GET /api/groups/:name/members', { values: { name: 'sales' } });
  await ask('GET /api/groups');
  const csv = 'group,parent\nlaw,\nrome,law\n';
  await ask('POST /api/groups/import', { body: { csv, mode: 'merge' } });
  await ask('DELETE /api/groups/:name', { values: { name: 'rome' } });
  await ask('PATCH /api/users/:id', {
    values: { id },
    body: { name: 'Vera B', role: 'analyst', groups: null },
  });
  const sessions = await ask('GET /api/users/:id/sessions', { values: { id } });
  const session = part(sessions, 'items', 0, 'id');
  await ask('DELETE /api/users/:id/sessions/:session', { values: { id, session } });
  await ask('DELETE /api/users/:id/sessions', { values: { id } });
  await ask('DELETE /api/users/:id', { values: { id } });
  const token = await ask('POST /api/tokens', {
    body: { name: 'Git', scopes: ['policy.read'], groups: null, days: 1 },
  });
  await ask('GET /api/tokens');
  await ask('DELETE /api/tokens/:id', { values: { id: part(token, 'id') } });
}

async function policy({ url, version }: TestServer, ask: Ask): Promise<void> {
  for (const route of ['', '/files', '/versions', '/packs', '/rule-changes'])
    await ask(`GET /api/policy${route}`);
  await ask('GET /api/policy/packs/:id/needs', { values: { id: 'basics' } });
  const [log, warn, block] = (['log', 'warn', 'block'] as const).map((action) => policyFiles(action));
  await ask('POST /api/policy/check', { body: { files: warn } });
  await ask('POST /api/policy/diff', { body: { files: warn } });
  await ask('POST /api/policy/replay', { body: { files: warn, days: 7 } });
  const first = { files: warn, message: 'Warn', baseVersion: version };
  await ask('POST /api/policy/publish', { body: { ...first, rollout: { groups: null, share: 50 } } });
  await ask('GET /api/policy/rollout');
  let next = version + 1;
  await ask('POST /api/policy/rollout/widen', { body: { version: next, groups: null, share: 90 } });
  await ask('POST /api/policy/rollout/complete', { body: { version: next } });
  const second = { files: block, message: 'Block', baseVersion: next };
  await ask('POST /api/policy/publish', { body: { ...second, rollout: { groups: null, share: 50 } } });
  next += 1;
  await ask('POST /api/policy/rollout/abort', { body: { version: next, message: why } });
  next += 1;
  await ask('POST /api/policy/rollback', { body: { version, baseVersion: next, message: why } });
  next += 1;
  await ask('GET /api/policy/versions/:version', { values: { version: String(next) } });
  await ask('GET /api/policy/diff', { search: `?from=${String(version)}&to=${String(next)}` });
  await drafts(ask, next);
  const proposal = { files: block, message: 'Later', baseVersion: next + 1 };
  await ask('PUT /api/settings/:key', { values: { key: 'policy.review' }, body: { value: 'second-person' } });
  await ask('POST /api/settings/sign-in.oidc/test', { body: {} });
  const ids = [];
  for (const files of [log, warn, block])
    ids.push(part(await ask('POST /api/policy/proposals', { body: { ...proposal, files } }), 'id'));
  const [mine = '', refusedOne = '', withdrawn = ''] = ids;
  await ask('GET /api/policy/proposals');
  for (const rest of ['', '/files', '/diff'])
    await ask(`GET /api/policy/proposals/:id${rest}`, { values: { id: mine } });
  const other = await ask('POST /api/users', {
    body: { name: 'Otto', email: null, role: 'administrator', groups: null },
  });
  const otto = await signInAs(url, part(other, 'signInUrl').split('/#/sign-in/')[1] ?? '');
  await ask('POST /api/policy/proposals/:id/approve', {
    values: { id: mine },
    body: { note: null },
    as: otto,
  });
  await ask('POST /api/policy/proposals/:id/refuse', { values: { id: refusedOne }, body: { note: why } });
  await ask('DELETE /api/policy/proposals/:id', { values: { id: withdrawn } });
  await ask('DELETE /api/settings/:key', { values: { key: 'policy.review' } });
  await ask('GET /api/settings');
  await ask('GET /api/keys');
  await ask('POST /api/keys/requests', { body: { revoke: [] } });
  await ask('POST /api/keys/manifests', { body: { jws: 'not.a.manifest' } });
  await ask('POST /api/keys/rotate', { body: { revoke: [] } });
}

async function drafts(ask: Ask, baseVersion: number): Promise<void> {
  const edits = policyFiles('warn').map(({ path, text }) => ({ path, text }));
  const made = async (): Promise<string> =>
    part(await ask('POST /api/policy/drafts', { body: { title: 'Draft', baseVersion, edits } }), 'id');
  const [id, thrown] = [await made(), await made()];
  await ask('GET /api/policy/drafts');
  for (const rest of ['', '/files', '/diff'])
    await ask(`GET /api/policy/drafts/:id${rest}`, { values: { id } });
  await ask('PUT /api/policy/drafts/:id', { values: { id }, body: { revision: 1, title: 'Same', edits } });
  await ask('POST /api/policy/drafts/:id/rebase', { values: { id }, body: { revision: 2, keepMine: true } });
  const revision = Number(part(await ask('GET /api/policy/drafts/:id', { values: { id } }), 'revision'));
  await ask('POST /api/policy/drafts/:id/publish', { values: { id }, body: { revision, message: why } });
  await ask('DELETE /api/policy/drafts/:id', { values: { id: thrown } });
}

async function devices(server: TestServer, ask: Ask, answered: Answered): Promise<void> {
  const device = await enrolDevice(server.enrolmentCode, 'someone');
  answered.set('POST /v1/enrol', 201);
  const send = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<void> => {
    const answer = await call(device, method, path, body === undefined ? {} : { body });
    answered.set(`${method} ${path}`, answer.status);
    await answer.arrayBuffer();
  };
  const incident = makeIncident({ excerpt: 'some words' });
  const about = { day: incident.at.slice(0, 10), id: incident.id };
  const values = { ...about, device: device.answer.device };
  await send('POST', '/v1/token', {});
  await send('GET', '/v1/policy');
  await send('POST', '/v1/incidents', { incidents: [incident, makeIncident()] });
  const beat = { client, policyVersion: 1, queued: 0, adapters: [], refusedPolicy: null };
  await send('POST', '/v1/heartbeat', beat);
  await send('POST', '/v1/disputes', { ...about, text: 'not so' });
  await send('POST', '/v1/feedback', { ...about, kind: 'wish', text: 'a tool' });
  const rule = { pack: 'basics', rule: 'every-message' };
  await send('POST', '/v1/feedback', {
    ...about,
    id: crypto.randomUUID(),
    kind: 'tool',
    rule,
    tool: 'a tool',
  });
  const clean = [{ day: about.day, platform: 'whatsapp', channel: 'message', account: 'unknown', count: 1 }];
  await send('POST', '/v1/counters', { clean });
  await send('POST', '/v1/kept', {});
  const headers = { authorization: `Bearer ${device.answer.access.token}` };
  for (const path of ['/v1/policy/head', '/v1/hints']) {
    const answer = await fetch(server.url + path, { headers });
    answered.set(`GET ${path}`, answer.status);
    await answer.body?.cancel();
  }
  await incidents(ask, values);
  await send('POST', '/v1/answers', { incidents: [about] });
  await erasing(ask);
  const period = `?from=${about.day}&to=${about.day}`;
  for (const report of [
    'rules',
    'coaching',
    'tools',
    'trend',
    'teams',
    'accounts',
    'reasons',
    'policy',
    'simulated',
  ])
    await ask(`GET /api/reports/${report}`, { search: period });
  for (const by of ['day', 'rule', 'group', 'platform'])
    await ask('GET /api/reports/counts', { search: `${period}&by=${by}` });
  await ask('GET /api/reports/sends', { search: `${period}&by=platform` });
  await ask('GET /api/devices');
  await ask('GET /api/devices/:id', { values: { id: values.device } });
  const code = await ask('POST /api/enrolment-codes', { body: { group: 'sales', maxUses: 1, days: 1 } });
  await ask('GET /api/enrolment-codes');
  await ask('DELETE /api/enrolment-codes/:id', { values: { id: part(code, 'id') } });
  const entries = [{ name: 'someone', group: 'sales' }];
  await ask('POST /api/expected', { body: { kind: 'person', replace: true, entries } });
  for (const list of ['coverage', 'expected', 'alerts']) await ask(`GET /api/${list}`);
  await ask('POST /api/alerts/:id/acknowledge', { body: {} });
  const second = await enrolDevice(server.enrolmentCode);
  await ask('DELETE /api/devices/:id', { values: { id: second.answer.device } });
  const third = await enrolDevice(server.enrolmentCode);
  answered.set('POST /v1/leave', (await call(third, 'POST', '/v1/leave', { body: {} })).status);
}

async function incidents(ask: Ask, values: { day: string; device: string; id: string }): Promise<void> {
  const q = encodeURIComponent('is:open severity:low rule:every-message platform:whatsapp words');
  for (const route of ['', '/count']) await ask(`GET /api/incidents${route}`, { search: `?q=${q}` });
  for (const format of ['csv', 'jsonl', 'ocsf', 'zip'])
    await ask('GET /api/incidents/export', { search: `?q=is:open&days=30&format=${format}` });
  await ask('GET /api/incidents', { search: '?days=30' });
  await ask('GET /api/incidents/values', { search: '?key=rule' });
  for (const route of ['/colleagues', '/views', '/:day/:device/:id'])
    await ask(`GET /api/incidents${route}`, { values });
  await ask('PUT /api/incidents/views', { body: { items: [{ name: 'Open', q: 'is:open' }] } });
  const change = { status: 'resolved', resolution: 'false-positive', addLabels: ['seen'], note: why };
  const answer = { verdict: 'agreed', text: 'You are right.' };
  const changed = await ask('POST /api/incidents/changes', {
    body: { select: { keys: [values] }, change: { ...change, answer } },
  });
  const count = await ask('GET /api/incidents/count', { search: '?q=is:open&days=30' });
  const found = { q: 'is:open', days: 30, expected: Number(part(count, 'count')) };
  await ask('POST /api/incidents/changes', { body: { select: found, change: { addLabels: ['all'] } } });
  await ask('POST /api/incidents/changes/:batch/undo', {
    values: { batch: part(changed, 'batch') },
    body: {},
  });
}

/** Last, because an erased person's devices are refused from then on. */
async function erasing(ask: Ask): Promise<void> {
  const pseudonym = part(
    await ask('POST /api/person-data/lookup', { body: { person: 'someone', reason: why } }),
    'pseudonym',
  );
  const about = { pseudonym, reason: why };
  await ask('POST /api/person-data/unmask', { body: about });
  await ask('POST /api/person-data/export', { body: about });
  const hold = await ask('POST /api/holds', { body: { kind: 'person', value: pseudonym, reason: why } });
  await ask('GET /api/holds');
  await ask('DELETE /api/holds/:id', { values: { id: part(hold, 'id') } });
  await ask('POST /api/person-data/erase', { body: about });
  await ask('GET /api/person-data/erasures');
}

async function systems(ask: Ask): Promise<void> {
  const webhook = {
    name: 'SIEM',
    url: 'https://siem.example/hook',
    events: ['incident'],
    format: 'sluice',
    enabled: false,
  };
  const id = part(await ask('POST /api/webhooks', { body: webhook }), 'id');
  const values = { id };
  await ask('GET /api/webhooks');
  await ask('PUT /api/webhooks/:id', { values, body: { ...webhook, name: 'Other' } });
  await ask('POST /api/webhooks/:id/secret', { values, body: {} });
  await ask('POST /api/webhooks/:id/test', { values, body: {} });
  await ask('GET /api/webhooks/:id/deliveries', { values });
  await ask('POST /api/webhooks/:id/replay', { values, body: { delivery: null } });
  await ask('DELETE /api/webhooks/:id', { values });
  for (const route of ['audit', 'audit/head', 'audit/export', 'openapi.json', 'docs', 'docs/style.css'])
    await ask(`GET /api/${route}`);
}
