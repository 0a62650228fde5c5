// What the settings pages ask for: people, teams, tokens, webhooks, keys, holds, and an audit trail that really verifies.
import { createHash } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

const organisation = '00000000-0000-4000-8000-00000000000f';
const id = (kind, n) => `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const iso = (ms) => new Date(ms).toISOString();
const day = 86_400_000;
const odd = (n) => `\u202e<img src=x onerror=alert(1)>${'z'.repeat(120)}${n}`;

/** `state.settings`: what these pages change. */
export function createSettingsState({ devices, hostile = false }, now) {
  const empty = devices === 0;
  const say = (text, n) => (hostile ? odd(n) : text);
  return {
    methods: { password: true, oidc: null },
    hostile,
    users: [
      user(0, 'Admin', 'administrator', null),
      ...(empty
        ? []
        : [
            user(1, say('Ines Kowalczyk', 1), 'analyst', null),
            user(2, say('Maximilian Freiherr von und zu Hohenstein-Waldenburg', 2), 'manager', ['sales']),
            user(3, say('נועה לוי', 3), 'auditor', null),
            { ...user(4, say('Former Colleague', 4), 'author', null), disabledAt: iso(now - 9 * day) },
          ]),
    ],
    groups: empty
      ? []
      : [
          { name: 'sales', parent: null, members: 140, managers: [{ id: id(1, 2), name: say('Max', 2) }] },
          { name: 'sales-eu', parent: 'sales', members: 61, managers: [] },
          { name: 'support', parent: null, members: 88, managers: [] },
        ],
    members: empty ? [] : [{ person: say('anna@example.com', 5) }, { person: 'bob@example.com' }],
    tokens: empty
      ? []
      : [
          {
            ...{ id: id(2, 0), name: say('SIEM export', 6), scopes: ['incidents.read', 'incidents.export'] },
            ...{ groups: null, createdBy: 'u1', createdAt: iso(now - 40 * day) },
            ...{ expiresAt: iso(now + 50 * day), usedAt: iso(now - 60_000), revokedAt: null },
          },
        ],
    webhooks: empty
      ? []
      : [
          {
            ...{ id: id(3, 0), name: say('SIEM', 7), url: say('https://siem.example.com/hook', 8) },
            ...{ events: ['incident', 'alert'], format: 'sluice', enabled: true },
            ...{ createdAt: iso(now - 20 * day), createdBy: 'user:u1', waiting: 2, dead: 3 },
          },
        ],
    holds: empty
      ? []
      : [
          {
            ...{ id: id(4, 0), kind: 'rule', value: 'payment-cards/card-number-out' },
            ...{ reason: say('Case 2026-114', 9), createdAt: iso(now - 6 * day) },
            ...{ createdBy: 'user:u1', releasedAt: null },
          },
        ],
    erasures: empty
      ? []
      : [
          {
            ...{ id: id(5, 0), at: iso(now - 3 * day), by: 'user:u1' },
            ...{ pseudonym: `u_${'1a'.repeat(10)}`, proof: 'header.payload.signature' },
          },
        ],
    webhookTest: { delivered: false, status: 503, error: 'webhook/status' },
    rootOnServer: true,
    /** Sessions. */
    ended: [],
    values: new Map(Object.entries(standards)),
    changed: new Map([['incidents.retention', iso(now - 12 * day)]]),
    audit: auditOf(empty ? 3 : 120, now, say),
    keys: null,
  };
}

function user(n, name, role, groups) {
  return {
    ...{ id: n === 0 ? 'u1' : id(1, n), name, role, groups },
    email: n === 4 ? null : `person-${n}@example.com`,
    methods: { password: n < 2, oidc: n === 3 },
    createdAt: '2026-05-01T09:00:00Z',
    signedInAt: n === 4 ? null : iso(Date.now() - n * 7_200_000),
    disabledAt: null,
  };
}

const standards = {
  'sessions.limits': { idleMinutes: 120, absoluteHours: 12, rotateMinutes: 60 },
  'sign-in.password': { enabled: true, minLength: 15 },
  'sign-in.oidc': {
    ...{ issuer: null, clientId: '', clientSecret: null, label: 'Single sign-on' },
    ...{ scope: 'openid profile email', groupsClaim: 'groups', defaultRole: null, newPeople: 'refuse' },
    ...{ trustEmail: false, mapping: [{ value: 'sec-analysts', role: 'analyst' }] },
  },
  'audit.heads': { everyMinutes: 60 },
  'devices.coverage': {
    ...{ silentHours: 72, policyGraceMinutes: 60, minimumExtension: null },
    ...{ replacedAfterHours: 72, alertFromDevices: 1 },
  },
  'incidents.retention': { incidentDays: 180, counterDays: 800 },
  'webhooks.network': { allowHttp: false, allowNetworks: [] },
  'policy.review': 'none',
};

/** Linked as lib/core/audit/chain.ts says. */
function auditOf(count, now, say) {
  const deeds = ['session.create', 'policy.publish', 'device.revoke', 'incident.change', 'person.unmask'];
  let previous = '0'.repeat(64);
  return Array.from({ length: count }, (_, n) => {
    const facts = {
      ...{
        org: organisation,
        seq: n + 1,
        actor: n % 7 === 3 ? 'system' : `user:${id(1, 9)}`,
        noteHash: null,
      },
      at: iso(now - (count - n) * 5_400_000).replace('Z', '000Z'),
      action: deeds[n % deeds.length],
      target: deeds[n % deeds.length] === 'device.revoke' ? id('d', n % 5) : say(`target ${n}`, n),
      detail: n % 3 === 0 ? say('state=open', n) : '',
      ...(n === count - 2 && {
        action: 'setting.change',
        target: 'incidents.retention',
        detail: 'incidentDays=180→90 counterDays=800→400',
      }),
    };
    const { action, actor, at, detail, noteHash, org, seq, target } = facts;
    const words = JSON.stringify({ action, actor, at, detail, noteHash, org, previous, seq, target, v: 1 });
    const hash = createHash('sha256').update(words).digest('hex');
    const link = { ...facts, previous, hash };
    previous = hash;
    return link;
  });
}

/** One root and one online key a state; only its public halves are shown. */
async function keysOf(state) {
  const root = await generateKeyPair('EdDSA', { extractable: true });
  const online = await generateKeyPair('EdDSA', { extractable: true });
  const publicOf = async ({ publicKey }) => {
    const { kty, crv, x } = await exportJWK(publicKey);
    return { kty, crv, x };
  };
  const [rootJwk, onlineJwk] = [await publicOf(root), await publicOf(online)];
  const kid = await calculateJwkThumbprint(onlineJwk);
  const term = { notBefore: iso(Date.now() - 90 * day), notAfter: iso(Date.now() + 275 * day) };
  const sign = (payload, header, key) =>
    new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', ...header })
      .sign(key);
  const manifest = await sign(
    { organisation, keys: [{ kid, publicJwk: onlineJwk, ...term }] },
    { typ: 'sluice-keys+jws', jwk: rootJwk },
    root.privateKey,
  );
  const { seq, hash } = state.audit.at(-1);
  const at = iso(Date.now());
  const head = await sign(
    { organisation, seq, hash, at },
    { typ: 'sluice-audit+jws', kid },
    online.privateKey,
  );
  return {
    head: { seq, hash, at, head, manifest },
    rootKey: await calculateJwkThumbprint(rootJwk),
    online: { kid, state: 'signing', ...term },
  };
}

const link = (of) => [
  201,
  {
    id: of,
    signInUrl: 'https://sluice.example.com/#/sign-in/once-only',
    expiresAt: iso(Date.now() + day),
  },
];
const sessions = (now) => [
  {
    ...{ id: id(6, 0), method: 'password', createdAt: iso(now - 3_600_000), seenAt: iso(now - 5_000) },
    ...{ agent: 'Firefox 153 on Linux', address: '192.0.2.7', current: true },
  },
  {
    ...{ id: id(6, 1), method: 'link', createdAt: iso(now - day), seenAt: iso(now - 7_200_000) },
    ...{ agent: 'Chrome 148 on Windows', address: '2001:db8::17', current: false },
  },
];

/** Most at once; what must be signed first as a promise. */
export function answerSettings(mock, method, path, query, body, pageOf) {
  const now = Date.now();
  const state = mock.settings;
  const [area, one, more] = path.replace('/api/', '').split('/').map(decodeURIComponent);
  const list = (items) => [200, { items }];
  switch (`${method} ${area}`) {
    case 'GET settings':
      return list(
        [...state.values].map(([key, value]) => ({
          ...{ key, value, standard: standards[key] },
          changed: state.changed.has(key) ? { at: state.changed.get(key), by: 'user:u1' } : null,
        })),
      );
    case 'PUT settings':
      state.values.set(one, body.value);
      state.changed.set(one, iso(now));
      return [204];
    case 'DELETE settings':
      state.values.set(one, standards[one]);
      state.changed.delete(one);
      return [204];
    case 'POST settings':
      return [200, { error: state.values.get(one).issuer === null ? 'oidc/off' : null }];
    case 'GET sessions':
      return list(sessions(now).filter((each) => !state.ended.includes(each.id)));
    case 'PUT session':
      return body.password.length < 15
        ? [422, { error: { code: 'password/too-short', message: 'The password is too short.' } }]
        : [204];
    case 'GET users':
      return more === 'sessions' ? list(sessions(now).slice(1)) : list(state.users);
    case 'POST users':
      if (more === 'link') return link(one);
      state.users = [...state.users, { ...user(9, body.name, body.role, body.groups), email: body.email }];
      return link(id(1, 9));
    case 'PATCH users':
      state.users = state.users.map((each) =>
        each.id === one
          ? {
              ...each,
              ...body,
              ...('disabled' in body ? { disabledAt: body.disabled ? iso(now) : null } : {}),
            }
          : each,
      );
      return [204];
    case 'GET groups':
      return more === 'members' ? pageOf(state.members, query) : list(state.groups);
    case 'POST groups':
      if (one !== 'import') {
        const kept = state.members.filter(({ person }) => !body.remove.includes(person));
        state.members = [...kept, ...body.add.map((person) => ({ person }))];
        return [204];
      }
      return body.csv.startsWith('group')
        ? [200, { groups: 2, moved: 3, removed: 0 }]
        : [422, { problems: [{ line: 1, code: 'csv/no-group-column' }] }];
    case 'PUT groups':
      state.groups = [
        ...state.groups.filter(({ name }) => name !== one),
        {
          ...{ name: one, parent: body.parent, members: 0 },
          managers: state.users.filter((each) => body.managers.includes(each.id)),
        },
      ];
      return [204];
    case 'DELETE groups':
      state.groups = state.groups.filter(({ name }) => name !== one);
      return [204];
    case 'DELETE users':
      if (more === undefined) state.users = state.users.filter((each) => each.id !== one);
      return [204];
    case 'GET tokens':
      return list(state.tokens);
    case 'POST tokens':
      state.tokens = [
        ...state.tokens,
        {
          ...{ id: id(2, 1), name: body.name, scopes: body.scopes, groups: body.groups },
          ...{ createdBy: 'u1', createdAt: iso(now), expiresAt: iso(now + body.days * day) },
          ...{ usedAt: null, revokedAt: null },
        },
      ];
      return [201, { id: id(2, 1), token: 'slt_shown-once', expiresAt: iso(now + body.days * day) }];
    case 'GET webhooks':
      return more === 'deliveries' ? pageOf(deliveries(now), query) : list(state.webhooks);
    case 'POST webhooks':
      if (more === 'test') return [200, state.webhookTest];
      if (more === 'replay') {
        const dead = body.delivery === null ? 0 : 2;
        state.webhooks = state.webhooks.map((each) => ({ ...each, dead }));
        return [200, { replayed: 3 - dead }];
      }
      if (more === undefined)
        state.webhooks = [
          ...state.webhooks,
          {
            ...{ ...body, id: id(3, 1), createdAt: iso(now), createdBy: 'user:u1' },
            ...{ waiting: 0, dead: 0 },
          },
        ];
      return [more === undefined ? 201 : 200, { id: id(3, 1), secret: 'whsec_shown-once' }];
    case 'PUT webhooks':
      state.webhooks = state.webhooks.map((each) => (each.id === one ? { ...each, ...body } : each));
      return [204];
    case 'DELETE webhooks':
      state.webhooks = state.webhooks.filter((each) => each.id !== one);
      return [204];
    case 'POST holds': {
      const hold = { ...body, id: id(4, 1), createdAt: iso(now), createdBy: 'user:u1', releasedAt: null };
      state.holds = [hold, ...state.holds];
      return [201, hold];
    }
    case 'DELETE holds':
      state.holds = state.holds.map((each) => (each.id === one ? { ...each, releasedAt: iso(now) } : each));
      return [204];
    case 'DELETE tokens':
      state.tokens = state.tokens.map((each) => (each.id === one ? { ...each, revokedAt: iso(now) } : each));
      return [204];
    case 'GET holds':
      return pageOf(state.holds, query);
    case 'GET person-data':
      return pageOf(state.erasures, query);
    case 'POST person-data':
      return personData(one);
    case 'GET audit':
      return audit(state, one, query);
    case 'GET keys':
      return keys(state).then((answered) => [200, answered]);
    case 'POST keys':
      return [200, { serial: 4, version: 8 }];
    case 'DELETE sessions':
      state.ended = [...state.ended, one];
      return [204];
    default:
      return null;
  }
}

function personData(deed) {
  if (deed === 'unmask') return [200, { person: 'anna@example.com' }];
  if (deed === 'lookup') return [200, { pseudonym: `u_${'2b'.repeat(10)}` }];
  if (deed === 'export') return [200, '{"table":"incidents"}\n'];
  return [
    200,
    {
      ...{ id: id(5, 1), at: iso(Date.now()), by: 'user:u1', pseudonym: `u_${'2b'.repeat(10)}` },
      ...{ proof: 'a.b.c', held: 0, complete: true },
      erased: [{ table: 'incidents', count: 41, from: '2026-06-01', to: '2026-11-20' }],
    },
  ];
}

const deliveries = (now) =>
  ['waiting', 'delivered', 'dead'].map((state, n) => ({
    ...{ id: id(7, n), event: 'incident', state, createdAt: iso(now - n * 60_000), attempts: n * 3 + 1 },
    nextAt: state === 'waiting' ? iso(now + 30_000) : null,
    lastStatus: state === 'dead' ? 503 : null,
    lastError: state === 'dead' ? 'webhook/status' : null,
  }));

function audit(state, part, query) {
  if (part === 'export') return [200, state.audit.map((line) => `${JSON.stringify(line)}\n`).join('')];
  if (part === 'head') return signed(state).then(({ head }) => [200, head]);
  const wanted = query.get('action');
  const items = state.audit
    .filter(
      ({ action }) =>
        wanted === null ||
        action === wanted ||
        (wanted.endsWith('*') && action.startsWith(wanted.slice(0, -1))),
    )
    .map(({ seq, at, actor, action, target, detail }) => ({
      ...{ seq, at, actor, action, target, detail },
      actorName: actor === 'system' ? null : 'Admin',
      names: {
        [id(1, 9)]: state.hostile ? odd(9) : 'Admin',
        ...(action === 'device.revoke' && { [target]: 'chrome on win' }),
      },
      note: action === 'person.unmask' ? 'Asked for by the works council' : null,
    }))
    .reverse();
  const from = Number(query.get('cursor') ?? 0);
  const next = from + 50 < items.length ? String(from + 50) : null;
  return [200, { items: items.slice(from, from + 50), next }];
}

async function signed(state) {
  state.keys ??= await keysOf(state);
  return state.keys;
}

async function keys(state) {
  const { rootKey, online } = await signed(state);
  return {
    ...{ rootKey, rootOnServer: state.rootOnServer },
    manifest: { serial: 3, issuedAt: iso(Date.now() - 90 * day), expiresAt: iso(Date.now() + 275 * day) },
    keys: [
      online,
      {
        ...{ kid: 'x'.repeat(43), state: 'retired' },
        ...{ notBefore: '2025-11-01T00:00:00Z', notAfter: '2026-10-01T00:00:00Z' },
      },
    ],
  };
}
