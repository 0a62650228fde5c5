import { createDraft } from '../policy/drafts.ts';
import { createProposal } from '../policy/proposals.ts';
import { publishPolicy } from '../policy/publish.ts';
import { staged } from '../policy/rollout-changes.ts';
import { readFiles, readHead } from '../policy/versions.ts';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { ConsoleKey } from './organisation.ts';
import { cardsBlocked, ibanSimulated, shareOffered, steps } from './policy-story.ts';
import { dayMs } from './weeks.ts';
import { must, principalOf } from './world.ts';
import type { Act, World } from './world.ts';

/** The versions, one under way in stages, one that waits for a second person, and one that is being written. */
export function policyActs(world: World): readonly Act[] {
  const { start, now: end } = world;
  return [
    ...steps.map(({ after, by, message, edit }) => ({
      at: start + after,
      run: (now: number) => publish(world, by, message, edit, now),
    })),
    {
      at: end - 4 * dayMs,
      run: (now) =>
        publish(
          world,
          'ines',
          'Card numbers: block, now that the payment link is known. A quarter of the British sales people first.',
          cardsBlocked,
          now,
          { groups: ['sales-uk'], share: 25 },
        ),
    },
    { at: end - 2 * dayMs, run: (now) => propose(world, now) },
    { at: end - dayMs, run: (now) => draft(world, now) },
  ];
}

async function current(world: World): Promise<{ version: number; files: readonly PolicyFile[] }> {
  const { db } = world.database;
  const version = (await readHead(db)).active;
  return { version, files: (await readFiles(db, version))?.files ?? [] };
}

async function publish(
  world: World,
  by: ConsoleKey,
  message: string,
  edit: (files: readonly PolicyFile[]) => PolicyFile[],
  now: number,
  stage?: { readonly groups: readonly string[]; readonly share: number },
): Promise<void> {
  const { database, compiler, organisation } = world;
  const { name, actor } = principalOf(world, by);
  const { version, files } = await current(world);
  const publication = {
    ...{ kind: 'publish' as const, files: edit(files), baseVersion: version, message, by: name, actor, now },
    // The starter policy's examples were run; what is changed here breaks none.
    examples: 'skip' as const,
    ...(stage &&
      staged(organisation.id, { groups: [...stage.groups], share: stage.share }, { by: name, now })),
  };
  must(await publishPolicy({ db: database.db, compiler, organisation: organisation.id }, publication));
}

async function propose(world: World, now: number): Promise<void> {
  const { version, files } = await current(world);
  const message = 'IBANs: only simulate. Nearly half of the answers to disputes say that we were wrong.';
  const request = { files: ibanSimulated(files), message, baseVersion: version, publishAt: null };
  await createProposal(world.database.db, principalOf(world, 'jonas'), request, now);
}

async function draft(world: World, now: number): Promise<void> {
  const { version, files } = await current(world);
  const edited = shareOffered(files);
  const edits = edited.filter(({ path, text }) => files.find((file) => file.path === path)?.text !== text);
  const title = 'Partner portal instead of customer lists';
  must(
    await createDraft(
      world.database.db,
      principalOf(world, 'ines'),
      { title, baseVersion: version, edits },
      now,
    ),
  );
}
