import type { Role } from '../../lib/core/api/access.ts';
import type {
  ActivePolicy,
  DeviceRecord,
  Page,
  PolicyFile,
  PublishAnswer,
} from '../../lib/core/api/console.ts';
import type {
  ChangeAnswer,
  IncidentChange,
  IncidentDetail,
  IncidentItem,
} from '../../lib/core/api/incidents.ts';
import type { ToolsReport } from '../../lib/core/api/reports.ts';
import type { EnrolmentCodeAnswer } from '../../lib/core/api/coverage.ts';

/** The console's API as an administrator who has signed in. */
export interface ConsoleClient {
  incidents(): Promise<readonly IncidentItem[]>;
  /** The newest fifty: to wait for one that is to come, however many came before. */
  recentIncidents(): Promise<readonly IncidentItem[]>;
  /** What happened to it since. */
  history(item: IncidentItem): Promise<IncidentDetail['events']>;
  /** What the employee is told who reported it as not sensitive. */
  answer(item: IncidentItem, answer: NonNullable<IncidentChange['answer']>): Promise<void>;
  /** How often the tools that a rule (`pack/rule`) suggests were taken, by the report of today. */
  toolsTaken(rule: string): Promise<number>;
  /** The first fifty. */
  devices(): Promise<readonly DeviceRecord[]>;
  /** A person's devices, found as the console finds them: name to pseudonym, with a reason. */
  devicesOf(person: string): Promise<readonly DeviceRecord[]>;
  policy(): Promise<ActivePolicy>;
  publish(change: (files: readonly PolicyFile[]) => readonly PolicyFile[], message: string): Promise<number>;
  enrolmentCode(): Promise<string>;
  /** A person with this role: the address that signs them in, once. */
  invite(role: Role): Promise<string>;
}

export async function signIn(server: string, signInUrl: string): Promise<ConsoleClient> {
  const link = signInUrl.split('/#/sign-in/')[1];
  const headers = { 'content-type': 'application/json', origin: server };
  const session = await fetch(`${server}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ link }),
  });
  if (session.status !== 204) throw new Error(`sign-in failed: ${String(session.status)}`);
  const cookies = new Map<string, string>();
  // A long test outlives the secret of its session, which is replaced every hour.
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
  };
  keep(session);

  // Typed by the contract that server and console share; the tests then look at what is in it.
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${server}${path}`, {
      method,
      headers: { ...headers, cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    keep(response);
    if (!response.ok)
      throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    async incidents() {
      const all: IncidentItem[] = [];
      let cursor: string | null = null;
      do {
        const at: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: Page<IncidentItem> = await call('GET', `/api/incidents?limit=200${at}`);
        all.push(...page.items);
        cursor = page.next;
      } while (cursor !== null);
      return all;
    },
    recentIncidents: async () => (await call<Page<IncidentItem>>('GET', '/api/incidents?limit=50')).items,
    async history({ day, device, incident }) {
      const path = `/api/incidents/${day}/${device.id}/${incident.id}`;
      return (await call<IncidentDetail>('GET', path)).events;
    },
    async answer({ day, device, incident }, answer) {
      const select = { keys: [{ day, device: device.id, id: incident.id }] };
      await call<ChangeAnswer>('POST', '/api/incidents/changes', { select, change: { answer } });
    },
    async toolsTaken(rule) {
      const today = new Date().toISOString().slice(0, 10);
      const { rows } = await call<ToolsReport>('GET', `/api/reports/tools?from=${today}&to=${today}`);
      return rows.find((row) => row.rule === rule)?.taken ?? 0;
    },
    devices: async () => (await call<Page<DeviceRecord>>('GET', '/api/devices')).items,
    async devicesOf(person) {
      const request = { person, reason: 'a test' };
      const { pseudonym } = await call<{ pseudonym: string }>('POST', '/api/person-data/lookup', request);
      return (await call<Page<DeviceRecord>>('GET', `/api/devices?person=${pseudonym}`)).items;
    },
    policy: () => call('GET', '/api/policy'),
    async publish(change, message) {
      const { version, files } = await call<ActivePolicy>('GET', '/api/policy');
      const request = { files: change(files), message, baseVersion: version };
      return (await call<PublishAnswer>('POST', '/api/policy/publish', request)).version;
    },
    async invite(role) {
      const request = { name: `The ${role}`, email: null, role, groups: null };
      return (await call<{ signInUrl: string }>('POST', '/api/users', request)).signInUrl;
    },
    async enrolmentCode() {
      const request = { group: 'everyone', maxUses: 5, days: 1 };
      return (await call<EnrolmentCodeAnswer>('POST', '/api/enrolment-codes', request)).code;
    },
  };
}
