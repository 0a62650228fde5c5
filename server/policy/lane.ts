import type { Kysely } from 'kysely';
import { audienceReader } from '../../lib/core/policy/audience.ts';
import { storeRuleTitles } from '../incidents/rule-titles.ts';
import type { Tables } from '../store/tables.ts';
import { newestManifest, readAnswers, signBundles, storeAnswers } from './bundles.ts';
import type { Compiler } from './compile/compiler.ts';
import { prepareAnswer } from './prepared-answer.ts';
import type { PreparedAnswer } from './prepared-answer.ts';

/** What one audience of one version is answered with. */
export interface LaneAnswer extends PreparedAnswer {
  readonly version: number;
  /** `"v7-<hash>"`: audiences differ, and after a restore a number may come again. */
  readonly etag: string;
  /** JSON of the answer to a poll. */
  readonly head: string;
}

/** One version, its bundles in memory. */
export interface Lane {
  readonly version: number;
  /** Null when it has to be made first. */
  ready(group: string): LaneAnswer | null;
  /** Made, if nobody in the group was there when the version was published; null when it cannot be made now. */
  answer(group: string): Promise<LaneAnswer | null>;
}

export interface LaneContext {
  readonly db: Kysely<Tables>;
  readonly organisation: string;
  readonly compiler: Compiler;
  readonly now: () => number;
}

/** Groups remembered with their audience; any number may be asked for. */
const maxGroups = 10_000;

export async function loadLane(context: LaneContext, version: number): Promise<Lane> {
  const { db, organisation } = context;
  const { audiences: conditions } = await db
    .selectFrom('policies')
    .select('audiences')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const readAudience = audienceReader(conditions);
  const known = new Map<string, string>();
  const audienceOf = (group: string): string => {
    const before = known.get(group);
    if (before !== undefined) return before;
    if (known.size >= maxGroups) known.clear();
    const audience = readAudience(group);
    known.set(group, audience);
    return audience;
  };
  const finish = (answer: PreparedAnswer): LaneAnswer => {
    return {
      ...answer,
      version,
      etag: `"v${String(version)}-${answer.hash.slice(0, 16)}"`,
      head: JSON.stringify({ version }),
    };
  };
  const stored = await readAnswers(db, organisation, version);
  const answers = new Map([...stored].map(([audience, answer]) => [audience, finish(answer)]));
  if (conditions.length === 0 && answers.size === 0) answers.set('', finish(await fromOldRow(db, version)));
  const making = new Map<string, Promise<LaneAnswer | null>>();
  return {
    version,
    ready: (group) => answers.get(audienceOf(group)) ?? null,
    async answer(group) {
      const audience = audienceOf(group);
      const ready = answers.get(audience);
      if (ready !== undefined) return ready;
      const made =
        making.get(audience) ??
        makeAnswer(context, version, group, audience).then((answer) => {
          if (answer !== null) answers.set(audience, finish(answer));
          return answers.get(audience) ?? null;
        });
      making.set(audience, made);
      return made.finally(() => making.delete(audience));
    },
  };
}

/** Of a version that an older server published, whose one bundle is for everybody. */
async function fromOldRow(db: Kysely<Tables>, version: number): Promise<PreparedAnswer> {
  const { bundle } = await db
    .selectFrom('policies')
    .select('bundle')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return prepareAnswer({ manifest: (await newestManifest(db)) ?? '', bundle });
}

/** Stored for the other servers; what one of them stored first is what all hand out. */
async function makeAnswer(
  { db, organisation, compiler, now }: LaneContext,
  version: number,
  group: string,
  audience: string,
): Promise<PreparedAnswer | null> {
  const { files, published_at } = await db
    .selectFrom('policies')
    .select(['files', 'published_at'])
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const meta = { organisation, version, issuedAt: published_at.toISOString() };
  const done = await compiler.run('compile', { files, meta, groups: [group], examples: 'skip' });
  if (!done.ok || !done.value.ok) return null;
  const bundles = done.value.value.bundles.filter((bundle) => bundle.audience === audience);
  const signed = await signBundles(db, { bundles, standard: audience }, now());
  if (!signed.ok) return null;
  await storeAnswers(db, organisation, version, signed.value.answers);
  await storeRuleTitles(db, organisation, version, done.value.value.titles);
  return (await readAnswers(db, organisation, version)).get(audience) ?? null;
}
