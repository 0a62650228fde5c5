// Drafts, proposals, versions, rollouts, packs and replays for the mock server (lib/core/api/{drafts,policy,replay}.ts).
import { packs as inForce, rulesYaml } from './mock-data.mjs';

const error = (status, code, message) => [status, { error: { code, message } }];
const notFound = error(404, 'request/not-found', 'There is nothing here.');
const dayMs = 86_400_000;
const iso = (time) => new Date(time).toISOString();
const long = `\u202e<b>x</b>${'very long '.repeat(60)}`;

/** Kept on the state: made when it is first asked for. */
function world(state) {
  const now = Date.now();
  state.versions ??= {
    drafts: state.empty
      ? []
      : [
          {
            id: 'd0000000-0000-4000-8000-000000000001',
            title: state.hostile ? long : 'Stricter bank details',
            author: 'Admin',
            mine: true,
            baseVersion: 7,
            revision: 3,
            updatedAt: iso(now - 7_200_000),
            edits: [
              {
                path: 'rules/packs/payment-cards.yaml',
                text: rulesYaml.cards.replace('mode: simulate', 'mode: enforce'),
              },
            ],
          },
          {
            id: 'd0000000-0000-4000-8000-000000000002',
            title: state.hostile ? long : 'Voice messages',
            author: state.hostile ? long : 'Priya',
            mine: false,
            baseVersion: 6,
            revision: 1,
            updatedAt: iso(now - 3 * dayMs),
            edits: [
              {
                path: 'rules/packs/secrets.yaml',
                text: rulesYaml.secrets.replace('mode: off', 'mode: simulate'),
              },
            ],
          },
        ],
    proposals: state.empty
      ? []
      : [
          proposal(state, 1, { state: 'review', mine: false, proposer: state.hostile ? long : 'Priya' }),
          proposal(state, 2, { state: 'scheduled', mine: true, publishAt: iso(now + dayMs) }),
          proposal(state, 3, {
            state: 'refused',
            reviewer: 'Admin',
            note: state.hostile ? long : 'Too noisy for sales.',
          }),
        ],
    rollout: state.rollingOut
      ? {
          version: 8,
          activeVersion: 7,
          stages: [
            { groups: ['sales'], share: 10 },
            { groups: null, share: 5 },
          ],
          startedAt: iso(now - 3_600_000),
          startedBy: 'Admin',
          reach: { current: 3, devices: 12 },
        }
      : null,
  };
  return state.versions;
}

function proposal(state, n, change) {
  return {
    id: `e0000000-0000-4000-8000-00000000000${n}`,
    state: 'review',
    proposer: 'Admin',
    mine: true,
    createdAt: iso(Date.now() - n * 5_400_000),
    message: state.hostile
      ? long
      : ['Enforce bank details', 'Quiet hours for voice', 'Block all lists'][n - 1],
    baseVersion: 7,
    publishAt: null,
    rollout: n === 1 ? { groups: ['sales', 'support'], share: 20 } : null,
    reviewer: null,
    note: null,
    version: null,
    problem: null,
    ...change,
  };
}

const bank = inForce[0].rules[2];
const diffOf = (files, before) => {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  const changed = files.filter(({ path, text }) => texts.get(path) !== text);
  const gone = before.filter(({ path }) => !files.some((file) => file.path === path));
  return {
    rules:
      changed.length === 0
        ? []
        : [
            {
              pack: 'payment-cards',
              rule: 'bank-details',
              change: 'changed',
              fields: ['mode', 'then'],
              before: bank,
              after: { ...bank, mode: 'enforce', then: { action: 'block' } },
            },
            {
              pack: 'secrets',
              rule: 'voice-to-groups',
              change: 'removed',
              fields: [],
              before: inForce[1].rules[1],
              after: null,
            },
          ],
    documents: changed.length === 0 ? [] : [{ kind: 'detector', id: 'iban', change: 'added' }],
    files: [
      ...changed.map(({ path, text }) => ({
        path,
        change: texts.has(path) ? 'changed' : 'added',
        diff: `--- a/${path}\n+++ b/${path}\n@@ -1,4 +1,4 @@\n ${text.split('\n')[0]}\n     tell: { en: ${'One long line. '.repeat(30)} }\n-    mode: simulate\n+    mode: enforce \u202e\n`,
      })),
      ...gone.map(({ path }) => ({
        path,
        change: 'removed',
        diff: `--- a/${path}\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n`,
      })),
    ],
  };
};

function version(state, n) {
  const now = Date.now();
  return {
    version: n,
    kind: n === 5 ? 'rollback' : n === 4 ? 'renewal' : 'publish',
    state:
      n === state.policy.version
        ? 'active'
        : n > state.policy.version
          ? 'staged'
          : n === 3
            ? 'withdrawn'
            : 'past',
    publishedAt: iso(now - (state.policy.version - n) * 4 * dayMs - 5_400_000),
    publishedBy: state.hostile ? long : n % 2 === 0 ? 'Priya, approved by Admin' : 'Admin',
    message:
      n === state.policy.version
        ? state.policy.message
        : state.hostile
          ? long
          : ([
              '',
              'Starter policy',
              'Warn about cloud keys',
              'Try: stop all lists',
              'Renewed',
              'Back to version 2: too many false alarms',
              'Simulate bank details',
            ][n] ?? 'Next'),
    expiresAt: iso(now + 30 * dayMs),
    basedOn: n === 1 ? null : n - 1,
    filesHash: `hash-${n}`,
  };
}

const group = (name, before, after) => ({ group: name, before, after });
function replay(state, { files, days }) {
  const none = {
    period: { from: '2026-01-01', to: '2026-01-30' },
    days,
    recorded: 512,
    unsure: 0,
    groups: [],
    rules: [],
  };
  const zero = { log: 0, warn: 0, justify: 0, redact: 0, block: 0 };
  if (state.incidents.length === 0) return { ...none, sends: 0, recorded: 0, before: zero, after: zero };
  const isSame = files.every(({ path, text }) =>
    state.policy.files.some((file) => file.path === path && file.text === text),
  );
  const before = { log: 41, warn: 96, justify: 12, redact: 8, block: 31 };
  if (isSame) return { ...none, sends: 512, before, after: before };
  return {
    ...none,
    sends: 512,
    // Too many to read all of them.
    ...(state.hostile && { recorded: 5120 }),
    before,
    after: { ...before, justify: 54 },
    unsure: 7,
    groups: [group('sales', 61, 88), group(state.hostile ? long : 'support', 52, 65), group('', 34, 36)],
    rules: [
      {
        ...{
          pack: 'payment-cards',
          rule: 'bank-details',
          matchedBefore: 42,
          matchedAfter: 42,
          heldBefore: 0,
          heldAfter: 42,
        },
        ...{
          unsure: 0,
          doubts: [],
          completeSince: '2025-12-20T00:00:00.000Z',
          groups: [group('sales', 0, 27)],
        },
      },
      {
        ...{
          pack: 'secrets',
          rule: 'voice-to-groups',
          matchedBefore: 0,
          matchedAfter: 3,
          heldBefore: 0,
          heldAfter: 3,
        },
        ...{ unsure: 7, doubts: ['detector-new', 'distance'], completeSince: null, groups: [] },
      },
    ],
  };
}

/** `[status, body]`, or null where it is no address of this area. */
export function answerVersions(state, method, path, query, body) {
  const kept = world(state);
  const [, , , area, id, what] = path.split('/');
  switch (`${method} ${path}`) {
    case 'GET /api/policy/drafts':
      return [200, { items: kept.drafts.map((draft) => ({ ...draft, edits: undefined })) }];
    case 'POST /api/policy/drafts': {
      const made = {
        ...body,
        id: `d0000000-0000-4000-8000-${String(Date.now()).slice(-12)}`,
        author: 'Admin',
        mine: true,
      };
      return saved(state, { ...made, revision: 1 }, 201);
    }
    case 'POST /api/policy/diff':
      return [200, diffOf(body.files, state.policy.files)];
    case 'GET /api/policy/diff':
      return [200, diffOf([{ path: 'rules/packs/payment-cards.yaml', text: `${rulesYaml.cards}# n\n` }], [])];
    case 'GET /api/policy/files': {
      const wanted = Number(query.get('version') ?? 7);
      const files = state.earlier.get(wanted) ?? state.policy.files;
      return [200, { version: wanted, filesHash: 'x', files }];
    }
    case 'GET /api/policy/versions': {
      const top = kept.rollout === null ? state.policy.version : kept.rollout.version;
      return [200, { items: Array.from({ length: top }, (_, n) => version(state, top - n)), next: null }];
    }
    case 'POST /api/policy/rollback':
      state.policy = { ...state.policy, version: state.policy.version + 1, message: `Back: ${body.message}` };
      return [200, { version: state.policy.version }];
    case 'GET /api/policy/rollout':
      return kept.rollout === null ? notFound : [200, kept.rollout];
    case 'POST /api/policy/rollout/widen':
      kept.rollout = {
        ...kept.rollout,
        stages: [...kept.rollout.stages, { groups: body.groups, share: body.share }],
      };
      return [200, kept.rollout];
    case 'POST /api/policy/rollout/complete':
    case 'POST /api/policy/rollout/abort':
      kept.rollout = null;
      return [200, { version: 8 }];
    case 'GET /api/policy/proposals':
      return [
        200,
        {
          items: kept.proposals.filter(
            (each) => query.get('state') !== 'waiting' || ['review', 'scheduled'].includes(each.state),
          ),
          next: null,
        },
      ];
    case 'POST /api/policy/proposals': {
      const made = proposal(state, 9, { ...body, files: undefined, rollout: body.rollout ?? null });
      kept.proposals = [
        { ...made, state: body.publishAt === null ? 'review' : 'scheduled' },
        ...kept.proposals,
      ];
      return [201, kept.proposals[0]];
    }
    case 'POST /api/policy/replay':
      return [200, replay(state, body)];
    case 'GET /api/policy/rule-changes':
      return [
        200,
        {
          items: state.policy.packs.flatMap((pack) =>
            pack.rules.map((rule, n) => ({
              ...{ pack: pack.id, rule: rule.id, version: 2 + n, by: state.hostile ? long : 'Priya' },
              at: iso(Date.now() - (6 - n) * 4 * dayMs),
            })),
          ),
        },
      ];
    case 'GET /api/policy/packs':
      return [
        200,
        {
          packs: [
            { path: 'rules/packs/payment-cards.yaml', text: rulesYaml.cards },
            {
              path: 'rules/packs/hr.yaml',
              text: rulesYaml.secrets
                .replace('id: secrets', 'id: hr')
                .replace('Keys and passwords', 'Staff matters'),
            },
            {
              path: 'rules/packs/files-strict.yaml',
              text: rulesYaml.secrets
                .replace('id: secrets', 'id: files-strict')
                .replace('Keys and passwords', 'Files, strictly')
                .replaceAll('mode: enforce', 'mode: simulate'),
            },
          ],
        },
      ];
    case 'GET /api/policy/packs/hr/needs':
      return [200, { files: [{ path: 'rules/detectors/payslip.yaml', text: rulesYaml.payslip }] }];
    case 'GET /api/policy/packs/payment-cards/needs':
    case 'GET /api/policy/packs/files-strict/needs':
      return [200, { files: [] }];
    case 'GET /api/reports/simulated':
      return [
        200,
        {
          period: { from: query.get('from'), to: query.get('to') },
          rows:
            state.incidents.length === 0
              ? []
              : [
                  { rule: 'payment-cards/bank-details', group: 'sales', count: 9 },
                  { rule: 'payment-cards/bank-details', group: state.hostile ? long : 'support', count: 5 },
                ],
        },
      ];
    default:
  }
  if (area === 'drafts' && id !== undefined) return oneDraft(state, method, id, what, body);
  if (area === 'proposals' && id !== undefined) return oneProposal(state, method, id, what, body);
  return null;
}

function saved(state, draft, status = 200) {
  const kept = world(state);
  const whole = { ...draft, updatedAt: iso(Date.now()) };
  kept.drafts = [whole, ...kept.drafts.filter(({ id }) => id !== draft.id)];
  return [status, shown(state, whole)];
}
const shown = (state, draft) => ({
  ...draft,
  behind: draft.baseVersion !== state.policy.version,
  conflicts: [],
});

function oneDraft(state, method, id, what, body) {
  const kept = world(state);
  const draft = kept.drafts.find((each) => each.id === id);
  if (draft === undefined) return notFound;
  switch (`${method} ${what ?? ''}`) {
    case 'GET ':
      return [200, shown(state, draft)];
    case 'PUT ':
      if (body.revision !== draft.revision) return error(409, 'draft/revision', 'Saved elsewhere.');
      return saved(state, { ...draft, ...body, revision: draft.revision + 1 });
    case 'DELETE ':
      kept.drafts = kept.drafts.filter((each) => each.id !== id);
      return [204];
    case 'GET diff':
      return [200, diffOf(draft.edits, state.policy.files)];
    case 'POST rebase':
      return saved(state, { ...draft, baseVersion: state.policy.version, revision: draft.revision + 1 });
    case 'POST publish': {
      const texts = new Map(draft.edits.map(({ path, text }) => [path, text]));
      const added = draft.edits.filter(({ path }) => !state.policy.files.some((file) => file.path === path));
      const files = [
        ...state.policy.files.map(({ path, text }) => ({ path, text: texts.get(path) ?? text })),
        ...added,
      ];
      const done = state.publish(state, { files, message: body.message, baseVersion: draft.baseVersion });
      if (done[0] === 200) kept.drafts = kept.drafts.filter((each) => each.id !== id);
      return done;
    }
    default:
      return null;
  }
}

const enforced = (file) => ({ ...file, text: file.text.replace('mode: simulate', 'mode: enforce') });

function oneProposal(state, method, id, what, body) {
  const kept = world(state);
  const found = kept.proposals.find((each) => each.id === id);
  if (found === undefined) return notFound;
  const become = (change) => {
    const next = { ...found, ...change };
    kept.proposals = kept.proposals.map((each) => (each.id === id ? next : each));
    return [200, next];
  };
  switch (`${method} ${what ?? ''}`) {
    case 'GET ':
      return [200, found];
    case 'GET files':
      return [200, { files: state.policy.files.map(enforced) }];
    case 'GET diff':
      return [
        200,
        diffOf([{ path: 'rules/packs/payment-cards.yaml', text: '# theirs\n' }], state.policy.files),
      ];
    case 'POST approve':
      return become({ state: 'published', version: 8, reviewer: 'Admin', note: body.note });
    case 'POST refuse':
      return become({ state: 'refused', reviewer: 'Admin', note: body.note });
    case 'DELETE ':
      return become({ state: 'cancelled' });
    default:
      return null;
  }
}
