import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { roles } from '../../lib/core/api/access.ts';
import { idSchema } from '../../lib/core/policy/id.ts';
import { defineSetting, readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';

/** https, or plain http on the same machine. */
const issuer = v.pipe(
  v.string(),
  v.url(),
  v.maxLength(500),
  v.check(
    (url) => /^https:|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${url}/`),
    'must be https',
  ),
);
const groups = v.nullable(v.pipe(v.array(idSchema), v.maxLength(500)));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** Single sign-on by OpenID Connect. */
export const oidcSetting = defineSetting({
  key: 'sign-in.oidc',
  schema: v.strictObject({
    /** Null = switched off. */
    issuer: v.nullable(issuer),
    clientId: text(200),
    /** Null = a public client: PKCE alone. */
    clientSecret: v.nullable(text(500)),
    /** On the button. */
    label: text(60),
    scope: v.pipe(text(300), v.regex(/(?:^| )openid(?:$| )/)),
    /** The claim that holds the person's groups at the provider. */
    groupsClaim: text(100),
    /**
     * The first that fits decides, at each sign-in. `groups`: what they see here; null = all, absent = as it is. A manager
     * sees only what is named.
     */
    mapping: v.pipe(
      v.array(v.strictObject({ value: text(300), role: v.picklist(roles), groups: v.optional(groups) })),
      v.maxLength(200),
    ),
    /** Somebody whom the mapping does not know. Null = no access, unless there is no mapping and they were invited. */
    defaultRole: v.nullable(v.picklist(roles)),
    /** Whether somebody with a role who was never here is let in, or must be invited first. */
    newPeople: v.picklist(['refuse', 'create']),
    /** Invited people are recognised by e-mail address although the provider does not call it verified. */
    trustEmail: v.boolean(),
  }),
  standard: {
    issuer: null,
    clientId: '',
    clientSecret: null,
    label: 'Single sign-on',
    scope: 'openid profile email',
    groupsClaim: 'groups',
    mapping: [],
    defaultRole: null,
    newPeople: 'refuse',
    trustEmail: false,
  },
  secrets: ['clientSecret'],
  // Whoever names another provider would be sent it there.
  secretsAreFor: ['issuer', 'clientId'],
});
export type OidcSetting = v.InferOutput<typeof oidcSetting.schema>;
export type Oidc = OidcSetting & { readonly issuer: string };

/**
 * `SLUICE_OIDC_ISSUER`, `_CLIENT_ID` and `_CLIENT_SECRET`: where given, they stand above the setting. A secret is for the
 * issuer beside it.
 */
export interface OidcEnv {
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
}

/** What is in force; null when single sign-on is off. */
export async function readOidc(db: Kysely<Tables>, org: string, env: OidcEnv): Promise<Oidc | null> {
  const set = await readSetting(db, org, oidcSetting);
  const from = env.issuer ?? set.issuer;
  const clientId = env.clientId ?? set.clientId;
  if (from === null || clientId === '') return null;
  const isAsSet = from === set.issuer && clientId === set.clientId;
  // The stored secret was given for the provider that is stored with it.
  return {
    ...set,
    issuer: from,
    clientId,
    clientSecret: env.clientSecret ?? (isAsSet ? set.clientSecret : null),
  };
}
