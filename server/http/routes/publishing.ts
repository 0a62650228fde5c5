import type { Context } from 'hono';
import type { CheckAnswer, PublishAnswer } from '../../../lib/core/api/console.ts';
import type { Result } from '../../../lib/core/result.ts';
import { needsReview } from '../../policy/proposals.ts';
import { publishPolicy } from '../../policy/publish.ts';
import type { Publication, Publisher } from '../../policy/publish.ts';
import type { RolloutError } from '../../policy/rollout-changes.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';

export const publisherOf = ({ database, compiler, organisation }: Services): Publisher => ({
  db: database.db,
  compiler,
  organisation: organisation.id,
});

/** Who publishes, and when. */
export function byWhom(
  c: Context<ConsoleEnv>,
  { now }: Pick<Services, 'now'>,
): Pick<Publication, 'by' | 'actor' | 'now'> {
  const { name, actor } = c.get('who');
  return { by: name, actor, now: now() };
}

/** Publishes, unless a second person must see it first, and answers with the version or with what is wrong. */
export async function publish(
  c: Context<ConsoleEnv>,
  services: Services,
  publication: Omit<Publication, 'by' | 'actor' | 'now'>,
): Promise<Response> {
  if (publication.kind === 'publish' && (await needsReview(services.database.db, services.organisation.id)))
    return refuse(c, 'policy/review-required');
  const done = await publishPolicy(publisherOf(services), { ...publication, ...byWhom(c, services) });
  return answerPublished(c, services, done);
}

export async function answerPublished(
  c: Context<ConsoleEnv>,
  services: Services,
  published: Result<number, RolloutError>,
): Promise<Response> {
  if (!published.ok) {
    if (published.error.code !== 'policy/problems') return refuse(c, published.error.code);
    const answer: CheckAnswer = { problems: published.error.problems };
    return c.json(answer, 422);
  }
  await services.policy.refresh();
  const answer: PublishAnswer = { version: published.value };
  return c.json(answer);
}
