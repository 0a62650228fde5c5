// What the mock server answers about reports and the overview: one rule, two teams, thirteen quiet weeks.
const dayMs = 86_400_000;
const dayText = (time) => new Date(time).toISOString().slice(0, 10);
const rule = 'payment-cards/card-number-out';
const fates = { count: 12, asked: 9, overridden: 4, stopped: 8, blocked: 3, recorded: 0 };
const counted = { count: 12, before: 15, overridden: 4, stopped: 8, asked: 9, blocked: 3, perThousand: 3.2 };

export function reportAnswers(state, method, path, query) {
  if (method !== 'GET') return null;
  if (path === '/api/policy/rollout')
    return [404, { error: { code: 'policy/no-rollout', message: 'No rollout is under way.' } }];
  if (['/api/alerts', '/api/policy/versions', '/api/policy/proposals'].includes(path))
    return [200, { items: [], next: null }];
  if (path === '/api/coverage') {
    const active = state.devices.length;
    return [200, { devices: { active, ok: active, silent: 0, degraded: 0, blind: 0 } }];
  }
  const name = /^\/api\/reports\/(\w+)$/.exec(path)?.[1];
  return name === undefined ? null : [200, report(state, name, query)];
}

function report(state, name, query) {
  const period = { from: query.get('from'), to: query.get('to') };
  const length = Date.parse(period.to) - Date.parse(period.from) + dayMs;
  const shift = (day) => dayText(Date.parse(day) - length);
  const base = { period, previous: { from: shift(period.from), to: shift(period.to) } };
  const isEmpty = state.incidents.length === 0;
  const some = (...rows) => (isEmpty ? [] : rows);
  const answers = {
    trend: { days: some({ day: period.from, ...fates }, { day: period.to, ...fates }) },
    counts: {
      ...{ total: isEmpty ? 0 : 24, totalBefore: 30, perThousand: { rate: null, rateBefore: null } },
      rows:
        query.get('by') === 'group'
          ? some(
              { ...counted, value: state.hostile ? '<img src=x onerror=alert(1)>' : 'sales' },
              { ...counted, value: 'support', perThousand: null },
            )
          : some({ ...counted, value: 'whatsapp', count: 24, before: 30 }),
    },
    rules: {
      rows: some({
        ...{ rule, count: 24, before: 30, overridden: 8, heeded: 7, redacted: 3, blocked: 6, disputed: 3 },
      }),
    },
    teams: {
      rows: some(
        { rule, group: state.hostile ? '<img src=x onerror=alert(1)>' : 'sales', before: 20, ...fates },
        { rule, group: 'support', before: 10, ...fates },
      ),
    },
    coaching: {
      rows: some({ rule, warned: 20, repeated: 8, warnedBefore: 25, repeatedBefore: 15 }),
      days: [],
    },
    reasons: { rows: some({ rule, reason: 'Customer asked for it', count: 6, before: 2 }) },
    accounts: {
      rows: ['corporate', 'personal', 'unknown'].map((account) => ({
        ...{ account, before: 0, sends: isEmpty ? 0 : 300, sendsBefore: 300, ...fates },
        perThousand: isEmpty ? null : 12.5,
      })),
    },
    tools: {
      rows: some({ rule, taken: 9, takenBefore: 4, wished: 5, wishedBefore: 0 }),
      tools: some({ tool: 'https://pay.example.com/link', taken: 9, takenBefore: 4 }),
      wishes: some({ text: state.hostile ? '<img src=x onerror=alert(1)>' : 'a payment link', people: 5 }),
    },
    policy: {
      rules: [{ rule, title: { en: 'Card number' }, mode: 'enforce', action: 'warn', suggestions: [] }],
      changes: [],
    },
  };
  return { ...base, ...answers[name] };
}
