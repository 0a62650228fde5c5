// The console's API with made-up data, in memory, and the built console in front of it under the real server's CSP.
// Run: npx vite build --config console/vite.config.ts && node console/dev/mock.mjs [scenario]
// `startMock` takes the folder of the built console, `dist/console` by default.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answerCoverage, createCoverageState } from './mock-coverage.mjs';
import { answerSettings, createSettingsState } from './mock-settings.mjs';
import { editorFiles } from './mock-editor.mjs';
import {
  detectors,
  device,
  hostileDevice,
  hostileIncident,
  incident,
  packs,
  rulesYaml,
} from './mock-data.mjs';
import { incidentsArea, incidentsState } from './mock-incidents.mjs';
import { answerVersions } from './mock-versions.mjs';
import { reportAnswers } from './mock-reports.mjs';

const builtByDefault = fileURLToPath(new URL('../../dist/console', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** The server's own, which plain Node cannot read: mock.test.ts compares them. */
export const csp =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; require-trusted-types-for 'script'; trusted-types sluice-bench";

/** An administrator's: lib/core/api/access.ts, which plain Node cannot read. */
const permissions = [
  'policy.read',
  'policy.write',
  'policy.publish',
  'incidents.read',
  'incidents.triage',
  'incidents.export',
  'people.unmask',
  'people.erase',
  'reports.read',
  'devices.read',
  'devices.manage',
  'people.read',
  'people.manage',
  'settings.read',
  'settings.manage',
  'audit.read',
];

/**
 * What single areas answer, each in a file of its own: `(state, method, path, query, body)` → `[status, body]`, or null
 * where it is none of theirs.
 */
const areas = [
  answerVersions,
  incidentsArea,
  (...asked) => answerCoverage(...asked, pageOf),
  (...asked) => answerSettings(...asked, pageOf),
  reportAnswers,
];

/** How many of each, and what is wrong. */
export const scenarios = {
  many: { incidents: 500, devices: 120 },
  usual: { incidents: 24, devices: 12 },
  one: { incidents: 1, devices: 1 },
  empty: { incidents: 0, devices: 0, packs: false },
  /** A policy that compiles, for the editor and its bench. */
  rules: { incidents: 1, devices: 12, files: editorFiles },
  hostile: { incidents: 3, devices: 3, hostile: true },
  rollout: { incidents: 24, devices: 12, rollingOut: true },
  error: { incidents: 24, devices: 12, fail: 503 },
  garbage: { incidents: 24, devices: 12, garbage: true },
  'signed-out': { incidents: 24, devices: 12, signedIn: false },
  /** As other roles see it. */
  analyst: { incidents: 24, devices: 12, role: 'analyst' },
  manager: { incidents: 24, devices: 12, role: 'manager' },
  auditor: { incidents: 24, devices: 12, role: 'auditor' },
  /** Who is signed in is known; nothing else is ever answered. */
  slow: { incidents: 24, devices: 12, slow: true },
};

/** As `rolePermissions` of lib/core/api/access.ts; mock.test.ts compares. */
export const otherRoles = {
  analyst: [
    'policy.read',
    'incidents.read',
    'incidents.triage',
    'incidents.export',
    'people.unmask',
    'reports.read',
    'devices.read',
  ],
  manager: ['reports.read'],
  auditor: [
    'policy.read',
    'incidents.read',
    'reports.read',
    'devices.read',
    'people.read',
    'settings.read',
    'audit.read',
  ],
};

export function createState(name = 'usual', now = Date.now()) {
  const scenario = scenarios[name];
  const list = (count, make, worst) =>
    Array.from({ length: count }, (_, n) => (scenario.hostile && n !== 1 ? worst : make)(n, now));
  return {
    signedIn: scenario.signedIn ?? true,
    permissions: [...(otherRoles[scenario.role] ?? permissions)],
    role: scenario.role ?? 'administrator',
    slow: scenario.slow ?? false,
    fail: scenario.fail ?? 0,
    garbage: scenario.garbage ?? false,
    hostile: scenario.hostile ?? false,
    empty: scenario.packs === false,
    rollingOut: scenario.rollingOut ?? false,
    publish,
    /** Files of versions that are not in force any more. */
    earlier: new Map(),
    /** Kept by mock-versions.mjs. */
    versions: null,
    conflict: false,
    ...incidentsState(scenario.hostile ?? false),
    incidents: list(scenario.incidents, incident, hostileIncident),
    devices: list(scenario.devices, device, hostileDevice),
    policy: policy(scenario, now),
    coverage: createCoverageState(scenario, now),
    settings: createSettingsState(scenario, now),
    // Every request's method and path, for tests.
    requests: [],
  };
}

const settingsYaml = (hostile) => `apiVersion: sluice/v1
kind: Settings
organisation: { name: Example Ltd }
contact: security@example.com # whom to ask
corporateAccounts:
  - { platform: whatsapp, id: '${hostile ? '<b>x</b>'.repeat(12) : '+49 30 5550100'}' }
verifiedContacts:
  - { platform: whatsapp, id: '${hostile ? '<b>y</b>'.repeat(12) : '+49 30 5550200'}', name: '${hostile ? '<i>z</i>'.repeat(12) : 'Example Supplies'}' }
texts:
  en: { edit: Change the message }
  de: { edit: Nachricht ändern }
`;

function policy({ devices, packs: hasPacks = true, hostile = false, files }, now) {
  return {
    version: 7,
    publishedAt: new Date(now - 5_400_000).toISOString(),
    publishedBy: hostile ? `\u202eadmin${'x'.repeat(900)}` : 'Admin',
    message: hostile
      ? `<h1>x</h1>${'long '.repeat(1000)}`
      : 'Card numbers: stop instead of warn, with a payment link',
    expiresAt: new Date(now + 30 * 86_400_000).toISOString(),
    files:
      files?.() ??
      (hasPacks
        ? [
            { path: 'rules/packs/payment-cards.yaml', text: rulesYaml.cards },
            {
              path: 'rules/packs/secrets.yaml',
              text: hostile ? `${rulesYaml.secrets}# \u202e hidden\n` : rulesYaml.secrets,
            },
            { path: 'rules/detectors/credit-card.yaml', text: rulesYaml.detector },
            { path: 'rules/settings.yaml', text: settingsYaml(hostile) },
          ]
        : []),
    packs: hasPacks ? packs : [],
    detectors,
    contact: hasPacks ? 'security@example.com' : null,
    review: 'none',
    reach: { current: Math.max(0, devices - Math.floor(devices / 4)), devices },
  };
}

export const text = { unauthorised: { error: { code: 'auth/signed-out', message: 'Sign in first.' } } };
const error = (status, code, message) => [status, { error: { code, message } }];

function pageOf(items, query) {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return [200, { items: items.slice(from, to), next: to < items.length ? String(to) : null }];
}

/** The contract of lib/core/api/console.ts: `[status, body]`. */
export function answer(state, method, path, query, body) {
  state.requests.push(`${method} ${path}`);
  if (state.fail !== 0) return error(state.fail, 'server/unavailable', 'The database does not answer.');
  if (method === 'POST' && path === '/api/session') {
    if ('email' in body && body.password !== 'the right password')
      return error(401, 'session/password', 'E-mail address or password is not right.');
    if (!('email' in body) && body.link !== 'good-link')
      return error(401, 'auth/link-refused', 'This link is not valid.');
    state.signedIn = true;
    return [204];
  }
  if (path === '/api/session/methods')
    return [200, state.garbage ? { surprise: true } : state.settings.methods];
  if (!state.signedIn) return [401, text.unauthorised];
  if (state.garbage && path !== '/api/session') return [200, { surprise: true }];
  switch (`${method} ${path}`) {
    case 'GET /api/session':
      return [
        200,
        {
          user: {
            id: 'u1',
            name: state.hostile ? `\u202eAdmin<b>${'x'.repeat(400)}` : 'Admin',
            role: state.role,
          },
          permissions: state.permissions,
          everyGroup: true,
          organisation: { id: 'o1', name: state.hostile ? 'O'.repeat(400) : 'Example Ltd' },
        },
      ];
    case 'DELETE /api/session':
      state.signedIn = false;
      return [204];
    case 'GET /api/policy':
      return [200, state.policy];
    case 'POST /api/policy/check':
      return [200, { problems: problemsOf(body.files) }];
    case 'POST /api/policy/publish':
      return publish(state, body);
    default:
      for (const area of areas) {
        const answered = area(state, method, path, query, body);
        if (answered !== null) return answered;
      }
      return error(404, 'http/not-found', 'There is nothing here.');
  }
}

/** Only enough of a check to have something to show: each line that says "colour:" is an unknown field. */
function problemsOf(files) {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      line.includes('colour:')
        ? [
            {
              code: 'policy/unknown-field',
              file: path,
              line: index + 1,
              column: line.indexOf('colour:') + 1,
              path: 'rules.0',
              message: 'There is no field “colour” here.',
              hint: 'Leave it out.',
            },
          ]
        : [],
    ),
  );
}

function publish(state, { files, message, baseVersion }) {
  if (state.conflict) {
    state.conflict = false;
    state.policy = {
      ...state.policy,
      version: state.policy.version + 1,
      files: state.policy.files.map((file, index) =>
        index === 0 ? { ...file, text: `# theirs\n${file.text}` } : file,
      ),
    };
  }
  if (baseVersion !== state.policy.version)
    return error(409, 'policy/conflict', 'Another version is in force.');
  const problems = problemsOf(files);
  if (problems.length > 0) return [422, { problems }];
  state.earlier.set(baseVersion, state.policy.files);
  state.policy = {
    ...state.policy,
    version: baseVersion + 1,
    message,
    files,
    publishedAt: new Date().toISOString(),
    reach: { ...state.policy.reach, current: 0 },
  };
  return [200, { version: state.policy.version }];
}

async function serveFile(response, built, path) {
  const file = normalize(join(built, path === '/' ? 'index.html' : path));
  if (!file.startsWith(built)) return response.writeHead(404).end();
  const data = await readFile(file).catch(() => null);
  if (data === null) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    // As the real server's: the bench's worker reads files by WebAssembly, and reaches nothing.
    'Content-Security-Policy': path.startsWith('/assets/worker-')
      ? "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
      : csp,
  });
  response.end(data);
}

async function serveApi(state, request, response, url) {
  let raw = '';
  for await (const chunk of request) raw += chunk;
  if (request.method !== 'GET' && request.headers['content-type'] !== 'application/json') {
    return response.writeHead(415).end();
  }
  if (state.slow && !url.pathname.startsWith('/api/session')) return null;
  const [status, body] = await answer(
    state,
    request.method,
    url.pathname,
    url.searchParams,
    raw === '' ? {} : JSON.parse(raw),
  );
  response.writeHead(status, { 'Content-Type': 'application/json' });
  return response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
}

/** Starts on a free port of loopback. `state` may be changed or replaced (`mock.state = createState('many')`). */
export async function startMock(scenario = 'usual', port = 0, built = builtByDefault) {
  const mock = { state: createState(scenario), url: '', close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const serving = url.pathname.startsWith('/api/')
      ? serveApi(mock.state, request, response, url)
      : serveFile(response, built, url.pathname);
    serving.catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  mock.url = `http://127.0.0.1:${server.address().port}/`;
  mock.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return mock;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mock = await startMock(process.argv[2], 4180);
  console.log(mock.url);
}
