// What the incidents area answers. Its search knows enough of the language to show each state.
const error = (status, code, message) => [status, { error: { code, message } }];
const keyText = ({ day, device, incident }) => `${day}/${device.id}/${incident.id}`;

const columns = {
  is: ({ triage }) => [triage.status],
  severity: ({ incident }) => [incident.rule.severity],
  rule: ({ incident }) => [`${incident.rule.pack}/${incident.rule.rule}`],
  simulated: ({ incident }) =>
    [incident.rule, ...incident.alsoMatched]
      .filter(({ mode }) => mode === 'simulate')
      .map(({ pack, rule }) => `${pack}/${rule}`),
  pack: ({ incident }) => [incident.rule.pack],
  platform: ({ incident }) => [incident.egress.platform],
  channel: ({ incident }) => [incident.egress.channel],
  user: ({ person }) => (person === null ? [] : [person]),
  conversation: ({ incident }) =>
    incident.egress.conversation.title === null ? [] : [incident.egress.conversation.title],
  group: ({ group }) => [group],
  action: ({ incident }) => [incident.action],
  outcome: ({ incident }) => [incident.outcome],
  label: ({ triage }) => triage.labels,
  assignee: ({ triage }) => (triage.assignee === null ? [] : [triage.assignee]),
  resolution: ({ triage }) => (triage.resolution === null ? [] : [triage.resolution]),
  has: ({ triage, incident }) => [
    ...(triage.disputedAt === null ? [] : ['dispute']),
    ...(triage.answeredAt === null ? [] : ['answer']),
    ...(incident.reason === undefined ? [] : ['reason']),
  ],
};

function fits(record, q) {
  return (q.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).every((term) => {
    const not = term.startsWith('-');
    const [, key, value] = /^-?([a-z]+):(.*)$/.exec(term) ?? [null, null, term];
    const values = value.replaceAll('"', '').split(',');
    if (key === 'from' || key === 'to') return true;
    const found =
      key === null
        ? JSON.stringify(record).toLowerCase().includes(value.replaceAll('"', '').toLowerCase())
        : (columns[key]?.(record) ?? []).some((each) =>
            values.some((one) => one === each || (one === 'me' && each === 'u1')),
          );
    return found !== not;
  });
}

const found = (state, query) => state.incidents.filter((record) => fits(record, query.get('q') ?? ''));

function pageOf(items, query) {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return [200, { items: items.slice(from, to), next: to < items.length ? String(to) : null }];
}

function values(state, query) {
  const counts = new Map();
  const key = query.get('key');
  for (const value of found(state, query).flatMap(columns[key] ?? (() => [])))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return [200, { values: all.slice(0, 50), exact: true }];
}

function change(state, { select, change: what }) {
  const keys = new Set((select.keys ?? []).map(({ day, device, id }) => `${day}/${device}/${id}`));
  const picked =
    select.keys === undefined
      ? state.incidents.filter((record) => fits(record, select.q))
      : state.incidents.filter((record) => keys.has(keyText(record)));
  if (select.expected !== undefined && select.expected !== picked.length)
    return error(409, 'incident/other-count', 'The search finds another number of incidents by now.');
  const at = new Date().toISOString();
  const batch = crypto.randomUUID();
  state.batches.set(
    batch,
    picked.map((record) => [keyText(record), record.triage]),
  );
  const chosen = new Set(picked);
  state.incidents = state.incidents.map((record) => {
    if (!chosen.has(record)) return record;
    const { triage } = record;
    const resolution = what.resolution ?? (what.status === 'open' ? null : triage.resolution);
    const labels = [...new Set([...triage.labels, ...(what.addLabels ?? [])])].filter(
      (label) => !(what.removeLabels ?? []).includes(label),
    );
    const event = (kind, data) => ({ id: crypto.randomUUID(), at, actor: 'user:u1', kind, data });
    state.events.set(keyText(record), [
      ...(state.events.get(keyText(record)) ?? []),
      ...(what.note === undefined ? [] : [event('note', { text: what.note })]),
      ...(what.answer === undefined ? [] : [event('answer', what.answer)]),
      ...(what.status === undefined && what.resolution === undefined
        ? []
        : [event('change', { before: {}, after: { status: what.status ?? 'resolved' } })]),
    ]);
    return {
      ...record,
      triage: {
        ...triage,
        status: what.status ?? (what.resolution ? 'resolved' : triage.status),
        resolution,
        labels,
        assignee: what.assignee === undefined ? triage.assignee : what.assignee,
        answeredAt: what.answer === undefined ? triage.answeredAt : at,
      },
    };
  });
  return [200, { changed: picked.length, batch }];
}

function undo(state, batch) {
  const before = new Map(state.batches.get(batch) ?? []);
  state.incidents = state.incidents.map((record) => {
    const triage = before.get(keyText(record));
    return triage === undefined ? record : { ...record, triage };
  });
  return [200, { undone: before.size, kept: 0 }];
}

function one(state, key) {
  const record = state.incidents.find((each) => keyText(each) === key);
  if (record === undefined) return error(404, 'incident/not-found', 'No such incident.');
  const disputed =
    record.triage.disputedAt === null
      ? []
      : [
          {
            id: `${key}-dispute`,
            at: record.triage.disputedAt,
            actor: `device:${record.device.id}`,
            kind: 'dispute',
            data: {
              text: state.hostile
                ? `\u202e<img src=x onerror=alert(1)>${'مرحبا '.repeat(60)}`
                : 'This is the number of our own test terminal.',
            },
          },
        ];
  const held = state.holds.some((hold) => hold.releasedAt === null && hold.value === key);
  return [200, { ...record, events: [...disputed, ...(state.events.get(key) ?? [])], held }];
}

/** What the area keeps beside the incidents. */
export const incidentsState = (hostile) => ({
  batches: new Map(),
  events: new Map(),
  holds: [],
  views: hostile ? [{ name: `\u202e<b>mine</b> ${'W'.repeat(40)}`, q: 'is:open' }] : [],
  colleagues: [
    { id: 'u1', name: hostile ? `\u202eAdmin<b>${'x'.repeat(90)}` : 'Admin', assignable: true },
    { id: 'u2', name: 'Ada Nováková', assignable: true },
    { id: 'u3', name: 'نور الهدى', assignable: true },
    { id: 'u4', name: 'Auditor', assignable: false },
  ],
});

export function incidentsArea(state, method, path, query, body) {
  const undone = /^\/api\/incidents\/changes\/([^/]+)\/undo$/.exec(path);
  if (undone !== null) return undo(state, undone[1]);
  const opened = /^\/api\/incidents\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  if (opened !== null) return one(state, opened.slice(1).map(decodeURIComponent).join('/'));
  if (method === 'DELETE' && path.startsWith('/api/holds/')) {
    state.holds = state.holds.map((hold) => ({ ...hold, releasedAt: new Date().toISOString() }));
    return [204];
  }
  switch (`${method} ${path}`) {
    case 'GET /api/incidents':
      return pageOf(found(state, query), query);
    case 'GET /api/incidents/values':
      return values(state, query);
    case 'GET /api/incidents/count':
      return [200, { count: found(state, query).length, exact: true }];
    case 'GET /api/incidents/colleagues':
      return [200, { items: state.colleagues }];
    case 'GET /api/incidents/views':
      return [200, { items: state.views }];
    case 'PUT /api/incidents/views':
      state.views = body.items;
      return [204];
    case 'POST /api/incidents/changes':
      return change(state, body);
    case 'POST /api/person-data/unmask':
      return [200, { person: state.hostile ? `\u202e<b>${'y'.repeat(180)}` : 'anna.lind@example.com' }];
    case 'GET /api/holds':
      return [200, { items: state.holds, next: null }];
    case 'POST /api/holds': {
      const hold = {
        ...body,
        id: crypto.randomUUID(),
        createdAt: new Date().toISOString(),
        createdBy: 'user:u1',
        releasedAt: null,
      };
      state.holds = [hold, ...state.holds];
      return [201, hold];
    }
    default:
      return null;
  }
}
