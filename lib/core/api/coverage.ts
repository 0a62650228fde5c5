import type { adapterStateSchema } from './device.ts';
import type { InferOutput } from 'valibot';

/**
 * Devices and coverage: what is enrolled, what is really enforced, and what is missing. Pages and errors as in console.ts.
 * People are pseudonyms, as in incidents; `?person=` takes one.
 * Whoever may see some groups only sees their devices and expectations, here as everywhere.
 *
 * | Method and path                 | Body or query → answer                                                  |
 * |---------------------------------|-------------------------------------------------------------------------|
 * | GET    /api/devices             | ?cursor=&limit=&state=&group=&browser=&platform=&health=&page=&person=&code= → Page of DeviceRecord |
 * | GET    /api/devices/:id         | → DeviceRecord, or 404                                                  |
 * | DELETE /api/devices/:id         | → 204 (revoked), or 404                                                 |
 * | GET    /api/enrolment-codes     | ?cursor=&limit= → Page of EnrolmentCodeRecord                           |
 * | POST   /api/enrolment-codes     | EnrolmentCodeRequest → EnrolmentCodeAnswer                              |
 * | DELETE /api/enrolment-codes/:id | → 204 (no use is left), or 404                                          |
 * | GET    /api/coverage            | → CoverageAnswer                                                        |
 * | GET    /api/expected            | ?cursor=&limit=&kind=person&seen=never → Page of ExpectedRecord         |
 * | POST   /api/expected            | ExpectedImport → ExpectedImportAnswer, or 422 CheckAnswer               |
 * | GET    /api/alerts              | ?cursor=&limit=&state=open → Page of AlertRecord                        |
 * | POST   /api/alerts/:id/acknowledge | {} → 204, or 404                                                     |
 */
export interface EnrolmentCodeRequest {
  readonly group: string;
  readonly maxUses: number;
  readonly days: number;
}
export interface EnrolmentCodeAnswer {
  /** Shown once. */
  readonly code: string;
  /** Of its EnrolmentCodeRecord. */
  readonly id: string;
  readonly expiresAt: string;
}
export interface EnrolmentCodeRecord {
  readonly id: string;
  readonly group: string;
  readonly maxUses: number;
  readonly uses: number;
  /** Null for codes of the first version. */
  readonly createdAt: string | null;
  /** `user:<id>`, `token:<id>` or `system`. */
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly state: 'valid' | 'used-up' | 'expired' | 'revoked';
}

/**
 * What a device counts as. `active`: neither revoked nor replaced. `silent`: active and not heard of for the hours of the
 * setting. All others but `revoked` and `replaced` are about active devices that are not silent. `ok`: none of
 * outdated-policy, outdated-extension, degraded, blind, refused-policy and missing-hosts.
 */
export const deviceStates = [
  'active',
  'ok',
  'silent',
  'outdated-policy',
  'outdated-extension',
  'degraded',
  'blind',
  'refused-policy',
  'missing-hosts',
  'removable',
  'no-private-windows',
  'queued',
  'replaced',
  'revoked',
] as const;
export type DeviceState = (typeof deviceStates)[number];
export type DeviceFigures = Readonly<Record<DeviceState, number>>;
export type AdapterHealth = InferOutput<typeof adapterStateSchema>['health'];

export interface CoverageAnswer {
  /** RFC 3339; the figures may be some seconds old. */
  readonly at: string;
  /** What the figures were measured against. */
  readonly against: {
    readonly silentHours: number;
    /** The newest version that devices have had time to fetch; 0 when there is none. */
    readonly policyVersion: number;
    /** By browser; null when nothing is known. */
    readonly extensionVersion: { readonly chromium: string | null; readonly firefox: string | null };
  };
  readonly devices: DeviceFigures;
  /** Reports that wait on devices. */
  readonly queuedReports: number;
  readonly groups: readonly { readonly group: string; readonly devices: DeviceFigures }[];
  /** All the devices again, by browser. */
  readonly browsers: readonly { readonly browser: string; readonly devices: DeviceFigures }[];
  /** Devices that are not silent, each once by the worst that it reports of a platform; what most have first, 50 at most. */
  readonly platforms: readonly {
    readonly platform: string;
    readonly browser: string;
    readonly ok: number;
    readonly degraded: number;
    readonly blind: number;
  }[];
  /** Parts that adapters do not find, by devices that are not silent; the most frequent first, 100 at most. */
  readonly missing: readonly {
    readonly platform: string;
    readonly browser: string;
    readonly part: string;
    readonly devices: number;
  }[];
  /** How the extension is known to browsers, for the snippets of policy: the setting `devices.extension`. */
  readonly extension: ExtensionIdentity;
  /** The largest first, 200 at most. */
  readonly adapters: readonly {
    readonly platform: string;
    readonly browser: string;
    /** The page's own build; null when it shows none. */
    readonly page: string | null;
    readonly ok: number;
    readonly degraded: number;
    readonly blind: number;
  }[];
  /** Of active devices, newest first, 50 at most. */
  readonly policyVersions: readonly { readonly version: number; readonly devices: number }[];
  readonly extensionVersions: readonly {
    readonly browser: string;
    readonly version: string;
    readonly devices: number;
  }[];
  readonly expected: Readonly<Record<ExpectedKind, ExpectedFigures>>;
}

/** What browsers' policies call the extension, and where they get it. */
export interface ExtensionIdentity {
  /** 32 letters from a to p; null until it was told. */
  readonly chromiumId: string | null;
  readonly firefoxId: string;
  /** The folder that `npm run host-extension` fills, without a trailing slash; null where it is not hosted by oneself. */
  readonly url: string | null;
}

export const expectedKinds = ['person', 'device'] as const;
export type ExpectedKind = (typeof expectedKinds)[number];
/** `seen`: with an active device that is not silent. `silent`: with active devices that all are. `never`: with none. */
export const expectedStates = ['seen', 'silent', 'never'] as const;
export type ExpectedState = (typeof expectedStates)[number];
export interface ExpectedFigures extends Readonly<Record<ExpectedState, number>> {
  readonly expected: number;
  /** Active devices whose person (or inventory name) is not on the list, or that tell none; 0 without a list. */
  readonly unexpected: number;
}
export interface ExpectedRecord {
  readonly kind: ExpectedKind;
  readonly name: string;
  readonly group: string | null;
  readonly addedAt: string;
  readonly seen: ExpectedState;
}

/**
 * Whom or what to expect: names as managed settings give them to devices (`person`, `asset`), compared without regard to
 * case. `csv`: a header line with `name` and, if wanted, `group`, then a line each (RFC 4180; comma,
 * semicolon or tab). `replace` forgets whoever is not in this list; else the list is added.
 */
export type ExpectedImport = { readonly kind: ExpectedKind; readonly replace: boolean } & (
  | { readonly csv: string }
  | { readonly entries: readonly { readonly name: string; readonly group?: string | null }[] }
);
export interface ExpectedImportAnswer {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly expected: number;
}

/** What an alert is about; `subject` says of which part. */
export const alertKinds = [
  'devices-silent',
  'policy-outdated',
  'extension-outdated',
  'adapter-blind',
  'adapter-degraded',
  'policy-refused',
  'hosts-missing',
  'expected-missing',
  'webhook-failing',
] as const;
export type AlertKind = (typeof alertKinds)[number];
export interface AlertRecord {
  readonly id: string;
  readonly kind: AlertKind;
  /** A group, a browser, `platform browser page`, a kind of expectation, or a webhook's name. */
  readonly subject: string;
  readonly severity: 'low' | 'medium' | 'high';
  /** How many it concerns, and of how many. */
  readonly count: number;
  readonly of: number;
  readonly raisedAt: string;
  readonly updatedAt: string;
  readonly clearedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
}
