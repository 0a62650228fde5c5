// What the coverage pages ask for, made of the mock's devices.
const states = [
  ...['active', 'ok', 'silent', 'outdated-policy', 'outdated-extension', 'degraded', 'blind'],
  ...['refused-policy', 'missing-hosts', 'removable', 'no-private-windows', 'queued', 'replaced', 'revoked'],
];
const silentMs = 72 * 3_600_000;

/** `state.coverage`: what these pages change. */
export function createCoverageState({ devices, hostile = false }, now) {
  const empty = devices === 0;
  const odd = `\u202e<b>x</b>${'y'.repeat(160)}`;
  return {
    acknowledged: new Set(),
    codes: empty ? [] : [0, 1, 2, 3].map((n) => code(n, now, hostile ? odd : 'sales')),
    extension: { chromiumId: null, firefoxId: 'sluice@sluice.invalid', url: null },
    expected: empty ? [] : Array.from({ length: 14 }, (_, n) => expected(n, now, hostile ? odd : null)),
    alerts: empty ? [] : alerts(now, hostile ? odd : null),
  };
}

function code(n, now, group) {
  return {
    id: `0000000c-0000-4000-8000-00000000000${n}`,
    group: n === 3 ? 'everyone' : group,
    maxUses: 50,
    uses: [7, 50, 12, 3][n],
    createdAt: n === 3 ? null : new Date(now - n * 86_400_000).toISOString(),
    createdBy: n === 3 ? 'system' : 'user:u1',
    expiresAt: new Date(now + (n === 2 ? -1 : 6) * 86_400_000).toISOString(),
    revokedAt: null,
    state: ['valid', 'used-up', 'expired', 'valid'][n],
  };
}
function expected(n, now, odd) {
  return {
    kind: n % 3 === 2 ? 'device' : 'person',
    name: odd === null ? (n % 3 === 2 ? `PC-${n}` : `person-${n}@example.com`) : `${n} ${odd}`,
    group: n % 4 === 0 ? null : 'sales',
    addedAt: new Date(now - 9 * 86_400_000).toISOString(),
    seen: ['seen', 'seen', 'seen', 'silent', 'never'][n % 5],
  };
}
function alerts(now, odd) {
  const rows = [
    ['hosts-missing', odd ?? 'support', 'high', 1, 4],
    ['adapter-blind', odd ?? 'telegram chromium', 'high', 2, 9],
    ['expected-missing', 'person', 'medium', 2, 9],
    ['devices-silent', odd ?? 'sales', 'medium', 1, 4],
    ['webhook-failing', odd ?? 'SIEM', 'medium', 3, 5],
  ];
  return rows.map(([kind, subject, severity, count, of], n) => ({
    id: `0000000a-0000-4000-8000-00000000000${n}`,
    ...{ kind, subject, severity, count, of },
    raisedAt: new Date(now - (n + 1) * 5_400_000).toISOString(),
    updatedAt: new Date(now).toISOString(),
    ...{ clearedAt: null, acknowledgedAt: null, acknowledgedBy: null },
  }));
}

function statesOf(device, now) {
  const { installation } = device;
  if (device.revokedAt !== null) return ['revoked'];
  if (now - Date.parse(device.lastSeenAt ?? device.enrolledAt) > silentMs) return ['active', 'silent'];
  const has = (health) => device.adapters.some((adapter) => adapter.health === health);
  const bad = [
    ...(device.policyVersion < 7 ? ['outdated-policy'] : []),
    ...(has('blind') ? ['blind'] : []),
    ...(has('degraded') ? ['degraded'] : []),
    ...(device.refusedPolicy === null ? [] : ['refused-policy']),
    ...((installation?.missingHosts.length ?? 0) > 0 ? ['missing-hosts'] : []),
  ];
  return [
    'active',
    ...(bad.length === 0 ? ['ok'] : bad),
    ...(installation !== null && installation.type !== 'admin' ? ['removable'] : []),
    ...(installation?.privateWindows === false ? ['no-private-windows'] : []),
    ...(device.queued > 0 ? ['queued'] : []),
  ];
}

const figuresOf = (devices, now) =>
  Object.fromEntries(
    states.map((state) => [state, devices.filter((device) => statesOf(device, now).includes(state)).length]),
  );
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
const expectedOf = (list, kind) => {
  const of = (seen) => list.filter((one) => one.kind === kind && one.seen === seen).length;
  const [seen, silent, never] = [of('seen'), of('silent'), of('never')];
  return { seen, silent, never, expected: seen + silent + never, unexpected: seen === 0 ? 0 : 1 };
};

function coverage(state, now) {
  const { devices } = state;
  const live = devices.filter((device) => {
    const of = statesOf(device, now);
    return of.includes('active') && !of.includes('silent');
  });
  const reports = live.flatMap((device) =>
    device.adapters.map((adapter) => ({ ...adapter, browser: device.client.browser })),
  );
  const healths = (some) => {
    const of = (health) => some.filter((one) => one.health === health).length;
    return { ok: of('ok'), degraded: of('degraded'), blind: of('blind') };
  };
  const platforms = grouped(reports, ({ platform, browser }) => `${platform}\n${browser}`).map(
    ([, some]) => ({
      platform: some[0].platform,
      browser: some[0].browser,
      ...healths(some),
    }),
  );
  const parts = reports.flatMap(({ missing, platform, browser }) =>
    missing.map((part) => ({ part, platform, browser })),
  );
  return {
    at: new Date(now).toISOString(),
    against: {
      silentHours: 72,
      policyVersion: devices.length === 0 ? 0 : 7,
      extensionVersion: { chromium: '0.1.0', firefox: '0.1.0' },
    },
    devices: figuresOf(devices, now),
    queuedReports: devices.reduce((sum, { queued }) => sum + queued, 0),
    groups: grouped(devices, ({ group }) => group).map(([group, of]) => ({
      group,
      devices: figuresOf(of, now),
    })),
    browsers: grouped(devices, ({ client }) => client.browser).map(([browser, of]) => ({
      browser,
      devices: figuresOf(of, now),
    })),
    platforms,
    missing: grouped(parts, ({ part, platform, browser }) => `${part}\n${platform}\n${browser}`)
      .map(([, some]) => ({ ...some[0], devices: some.length }))
      .slice(0, 100),
    extension: state.coverage.extension,
    adapters: platforms.map((one) => ({ ...one, page: one.platform === 'whatsapp' ? '2.3000.1034' : null })),
    policyVersions:
      devices.length === 0
        ? []
        : [
            { version: 7, devices: 8 },
            { version: 5, devices: 3 },
          ],
    extensionVersions: devices.length === 0 ? [] : [{ browser: 'chromium', version: '0.1.0', devices: 9 }],
    expected: {
      person: expectedOf(state.coverage.expected, 'person'),
      device: expectedOf(state.coverage.expected, 'device'),
    },
  };
}

function found(state, query, now) {
  return state.devices.filter((device) => {
    const wanted = (name) => query.get(name);
    const is = (name, value) => wanted(name) === null || wanted(name) === value;
    return (
      (wanted('state') === null || statesOf(device, now).includes(wanted('state'))) &&
      is('group', device.group) &&
      is('browser', device.client.browser) &&
      is('person', device.person) &&
      is('code', device.enrolmentCode) &&
      (wanted('platform') === null && wanted('health') === null
        ? true
        : device.adapters.some(({ platform, health }) => is('platform', platform) && is('health', health)))
    );
  });
}

const none = [404, { error: { code: 'request/not-found', message: 'There is nothing here.' } }];

export function answerCoverage(state, method, path, query, body, pageOf) {
  const now = Date.now();
  const [, area, id, deed] = /^\/api\/([a-z-]+)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? [];
  switch (`${method} ${area}`) {
    case 'GET coverage':
      return [200, coverage(state, now)];
    case 'GET alerts':
      return pageOf(state.coverage.alerts, query);
    case 'POST alerts':
      if (deed !== 'acknowledge') return none;
      state.coverage.alerts = state.coverage.alerts.map((alert) =>
        alert.id === id
          ? { ...alert, acknowledgedAt: new Date(now).toISOString(), acknowledgedBy: 'user:u1' }
          : alert,
      );
      return [204];
    case 'GET devices': {
      if (id === undefined) return pageOf(found(state, query, now), query);
      const device = state.devices.find((each) => each.id === id);
      return device === undefined ? none : [200, device];
    }
    case 'DELETE devices':
      state.devices = state.devices.map((device) =>
        device.id === id ? { ...device, revokedAt: new Date(now).toISOString() } : device,
      );
      return [204];
    case 'GET expected':
      return pageOf(
        state.coverage.expected.filter(
          ({ kind, seen }) =>
            kind === query.get('kind') && (query.get('seen') === null || query.get('seen') === seen),
        ),
        query,
      );
    case 'POST expected':
      return [200, { added: body.csv.trim().split('\n').length - 1, changed: 0, removed: 0, expected: 15 }];
    case 'GET enrolment-codes':
      return pageOf(state.coverage.codes, query);
    case 'POST enrolment-codes': {
      const made = {
        ...code(0, now, body.group),
        id: '0000000c-0000-4000-8000-0000000000ff',
        uses: 0,
        maxUses: body.maxUses,
      };
      state.coverage.codes = [made, ...state.coverage.codes];
      const parts = {
        server: 'https://sluice.example.com',
        rootKey: 'r'.repeat(43),
        token: 'fake-enrolment-value',
      };
      const text = `sluice1.${Buffer.from(JSON.stringify(parts)).toString('base64url')}`;
      return [201, { id: made.id, code: text, expiresAt: made.expiresAt }];
    }
    case 'DELETE enrolment-codes':
      state.coverage.codes = state.coverage.codes.map((one) =>
        one.id === id ? { ...one, revokedAt: new Date(now).toISOString(), state: 'revoked' } : one,
      );
      return [204];
    case 'PUT settings':
      if (id !== 'devices.extension') return null;
      state.coverage.extension = body.value;
      return [204];
    default:
      return null;
  }
}
