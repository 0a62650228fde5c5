import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, ProposalRequest } from '../../lib/core/api/drafts.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Answered, ApiError } from '../api/call.ts';
import type { PublishDraftRequest } from '../versions/api.ts';
import { createDraft } from './draft-model.ts';
import type { DraftKeeper, KeptDraft } from './kept-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const problem: Problem = {
  code: 'policy/x',
  file: 'a.yaml',
  line: 2,
  column: 1,
  path: '',
  message: 'Wrong.',
};
const away: ApiError = { code: 'console/unreachable', status: 0, message: '' };
const policy = (version: number, files: Record<string, string>) => ({
  version,
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
});

function memory(): DraftKeeper & { kept: KeptDraft | null } {
  const keeper = {
    kept: null as KeptDraft | null,
    read: () => keeper.kept,
    write: (kept: KeptDraft | null) => void (keeper.kept = kept),
  };
  return keeper;
}

/** A server with one draft at most, and versions 7 and 8. */
function setUp(keeper = memory()) {
  const server = {
    draft: null as Draft | null,
    away: false,
    publishError: null as ApiError | null,
    saves: 0,
    published: [] as PublishDraftRequest[],
    proposed: [] as ProposalRequest[],
    files: new Map([
      [7, policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' }).files],
      [8, policy(8, { 'a.yaml': 'theirs', 'b.yaml': 'also theirs' }).files],
    ]),
    saveElsewhere() {
      if (server.draft !== null)
        server.draft = { ...server.draft, revision: server.draft.revision + 1, title: 'Theirs' };
    },
  };
  const answer = <T>(value: T | null, error = 404): Answered<T> => {
    if (server.away) return Promise.resolve(fail(away));
    return Promise.resolve(value === null ? fail({ code: 'x', status: error, message: '' }) : ok(value));
  };
  const store = (draft: Draft): Answered<Draft> => {
    if (!server.away) {
      server.draft = draft;
      server.saves++;
    }
    return answer(draft);
  };
  const rest = { author: 'A', mine: true, updatedAt: '', behind: false, conflicts: [] };
  const draft = createDraft(
    {
      checkPolicy: () => answer({ problems: [problem] }),
      draft: () => answer(server.draft),
      createDraft: (made) => store({ ...rest, ...made, id: 'd1', revision: 1 }),
      saveDraft: (id, { revision, ...saved }) =>
        server.draft?.revision === revision
          ? store({ ...server.draft, ...saved, id, revision: revision + 1 })
          : answer<Draft>(null, server.draft === null ? 404 : 409),
      deleteDraft: () => {
        server.draft = null;
        return Promise.resolve(ok(null));
      },
      rebaseDraft: (_, revision) =>
        server.draft === null
          ? answer<Draft>(null)
          : store({ ...server.draft, baseVersion: 8, revision: revision + 1 }),
      publishDraft: (_, request) => {
        server.published.push(request);
        return Promise.resolve(server.publishError === null ? ok({ version: 8 }) : fail(server.publishError));
      },
      propose: (request) => {
        server.proposed.push(request);
        const { message, baseVersion, publishAt } = request;
        const state = publishAt === null ? 'review' : 'scheduled';
        const empty = { rollout: null, reviewer: null, note: null, version: null, problem: null };
        const made = { id: 'p1', proposer: 'A', mine: true, createdAt: '', message, baseVersion, publishAt };
        return answer({ ...empty, ...made, state });
      },
      filesOf: (version) => {
        const files = server.files.get(version);
        return answer(files === undefined ? null : { files });
      },
    },
    { keeper },
  );
  return { draft, server, keeper };
}
function started(keeper = memory()) {
  const world = setUp(keeper);
  world.draft.start(policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' }));
  return world;
}
const texts = ({ files }: ReturnType<typeof createDraft>) =>
  Object.fromEntries(files.value.map(({ path, text }) => [path, text]));
const settle = () => vi.advanceTimersByTimeAsync(1_000);

describe('edits', () => {
  it('count a file as changed only while its text differs', () => {
    const { draft } = started();
    draft.edit('a.yaml', 'a2');
    draft.edit('c.yaml', '');
    draft.remove('b.yaml');
    expect([...draft.changed.value]).toEqual(['a.yaml', 'c.yaml', 'b.yaml']);
    expect([...draft.added.value]).toEqual(['c.yaml']);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a2', 'c.yaml': '' });
    draft.edit('a.yaml', 'a');
    draft.remove('c.yaml');
    draft.undo('b.yaml');
    expect(draft.changed.value.size).toBe(0);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
  });

  it('take a newer policy as their base only when nothing hangs on the old one', () => {
    const { draft } = started();
    draft.start(policy(8, { 'a.yaml': 'eight' }));
    expect(draft.baseVersion.value).toBe(8);
    draft.edit('a.yaml', 'mine');
    draft.start(policy(9, { 'a.yaml': 'nine' }));
    expect(draft.baseVersion.value).toBe(8);
    expect(texts(draft)).toEqual({ 'a.yaml': 'mine' });
  });

  it('make a check stale', async () => {
    const { draft } = started();
    await draft.runCheck();
    expect(draft.check.value).toEqual({ kind: 'checked', problems: [problem], stale: false });
    draft.edit('b.yaml', 'b2');
    expect(draft.check.value).toMatchObject({ kind: 'checked', stale: true });
  });
});

describe('saving', () => {
  it('happens once the typing pauses, first as a new draft, then over it', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'a2');
    draft.edit('a.yaml', 'a3');
    expect(draft.saving.value.kind).toBe('waiting');
    await settle();
    expect(draft.saving.value.kind).toBe('saved');
    draft.edit('a.yaml', 'a4');
    draft.rename('Better');
    await settle();
    expect(server.saves).toBe(2);
    const edits = [{ path: 'a.yaml', text: 'a4' }];
    expect(server.draft).toMatchObject({ baseVersion: 7, revision: 2, title: 'Better', edits });
    expect(draft.unsaved.value).toBe(false);
  });

  it('goes on by itself when the server is back, and a reload in between loses nothing', async () => {
    const { draft, server, keeper } = started();
    server.away = true;
    draft.edit('a.yaml', 'precious');
    await settle();
    expect(draft.saving.value).toEqual({ kind: 'failed', error: away });
    const reloaded = setUp(keeper);
    await reloaded.draft.resume();
    expect(texts(reloaded.draft)).toEqual({ 'a.yaml': 'precious', 'b.yaml': 'b' });
    server.away = false;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(server.draft?.edits).toEqual([{ path: 'a.yaml', text: 'precious' }]);
    expect(keeper.kept?.unsaved).toBe(null);
  });

  it('opens after a reload what was open before', async () => {
    const { draft, server, keeper } = started();
    draft.edit('a.yaml', 'a2');
    await settle();
    const reloaded = setUp(keeper);
    reloaded.server.draft = server.draft;
    reloaded.draft.start(policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' })); // the page asks for it at the same time
    await reloaded.draft.resume();
    expect(reloaded.draft.id.value).toBe('d1');
    expect(texts(reloaded.draft)).toEqual({ 'a.yaml': 'a2', 'b.yaml': 'b' });
    expect(reloaded.draft.unsaved.value).toBe(false);
  });

  it('keeps after a reload what was typed on a revision before the server’s, and asks', async () => {
    const { draft, server, keeper } = started();
    draft.edit('a.yaml', 'first');
    await settle();
    server.away = true;
    draft.edit('a.yaml', 'ten minutes of work');
    await settle();
    const reloaded = setUp(keeper);
    // It was saved, and the answer got lost.
    reloaded.server.draft = server.draft && { ...server.draft, revision: server.draft.revision + 1 };
    await reloaded.draft.resume();
    expect(texts(reloaded.draft)['a.yaml']).toBe('ten minutes of work');
    expect(keeper.kept?.unsaved).toEqual([['a.yaml', 'ten minutes of work']]);
    await settle();
    expect(reloaded.draft.saving.value.kind).toBe('elsewhere');
    await reloaded.draft.settle('mine');
    await settle();
    expect(reloaded.server.draft?.edits).toEqual([{ path: 'a.yaml', text: 'ten minutes of work' }]);
  });

  it('stops when it was saved elsewhere, until the person says which to keep', async () => {
    for (const [keep, title, text] of [
      ['mine', 'Theirs', 'mine'],
      ['theirs', 'Theirs', 'first'],
    ] as const) {
      const { draft, server } = started();
      draft.edit('a.yaml', 'first');
      await settle();
      server.saveElsewhere();
      draft.edit('a.yaml', 'mine');
      await settle();
      expect(draft.saving.value.kind).toBe('elsewhere');
      await draft.settle(keep);
      await settle();
      expect(draft.saving.value.kind).toBe('saved');
      expect([server.draft?.title, texts(draft)['a.yaml']]).toEqual([title, text]);
      expect(server.draft?.edits).toEqual([{ path: 'a.yaml', text }]);
    }
  });
});

describe('publishing', () => {
  it('saves first, publishes that revision, and goes on from the new version', async () => {
    const { draft, server, keeper } = started();
    draft.edit('a.yaml', 'a2');
    await draft.runPublish({ message: 'why' });
    expect(server.published).toEqual([{ revision: 1, message: 'why', rollout: undefined }]);
    expect(draft.publish.value).toEqual({ kind: 'published', draft: 'd1', version: 8, staged: false });
    expect(draft.baseVersion.value).toBe(8);
    expect([draft.changed.value.size, draft.id.value, keeper.kept]).toEqual([0, null, null]);
  });

  it('keeps what was typed while the publish was on its way', async () => {
    const { draft } = started();
    draft.edit('a.yaml', 'a2');
    await settle();
    const publishing = draft.runPublish({ message: 'why' });
    await draft.save();
    draft.edit('b.yaml', 'b2');
    await publishing;
    expect([...draft.changed.value]).toEqual(['b.yaml']);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a2', 'b.yaml': 'b2' });
  });

  it('keeps what was typed while it went to some devices, as a draft of its own', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'a2');
    await settle();
    const publishing = draft.runPublish({ message: 'why', rollout: { groups: [], share: 10 } });
    await draft.save();
    draft.edit('b.yaml', 'b2');
    server.draft = null; // it is gone with the publish
    await publishing;
    await settle();
    expect(draft.baseVersion.value).toBe(7);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a2', 'b.yaml': 'b2' });
    expect(draft.saving.value.kind).toBe('saved');
    expect(server.draft).toMatchObject({ baseVersion: 7, revision: 1 });
  });

  it('says nothing of a draft that is open no more when its publish is answered', async () => {
    for (const error of [null, away]) {
      const { draft, server } = started();
      server.publishError = error;
      draft.edit('a.yaml', 'a2');
      await settle();
      const publishing = draft.runPublish({ message: 'why' });
      draft.discard();
      draft.start(policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' }));
      draft.edit('b.yaml', 'another draft');
      await publishing;
      expect(draft.publish.value).toEqual({ kind: 'none' });
      expect(texts(draft)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'another draft' });
    }
  });

  it('proposes what a second person decides, and what has a time', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'a2');
    await draft.runPublish({ message: 'why', review: true });
    expect(draft.publish.value).toEqual({ kind: 'proposed', id: 'p1', waits: 'review' });
    await draft.runPublish({ message: 'why', publishAt: '2026-12-01T08:00:00Z' });
    expect(draft.publish.value).toMatchObject({ waits: 'time' });
    expect(server.proposed).toMatchObject([
      { baseVersion: 7, publishAt: null },
      { publishAt: '2026-12-01T08:00:00Z' },
    ]);
    expect(server.published).toEqual([]);
  });

  it('publishes nothing that the server could not save', async () => {
    const { draft, server } = started();
    server.away = true;
    draft.edit('a.yaml', 'a2');
    await draft.runPublish({ message: 'why' });
    expect(draft.publish.value).toEqual({ kind: 'failed', error: away });
    expect(server.published).toEqual([]);
  });

  const refusals: readonly (readonly [ApiError, object])[] = [
    [{ code: 'policy/conflict', status: 409, message: '' }, { kind: 'conflict' }],
    [{ code: 'console/problems', status: 422, message: '', problems: [problem] }, { kind: 'refused' }],
    [{ code: 'policy/rollout-open', status: 409, message: 'Open.' }, { kind: 'failed' }],
  ];
  it.each(refusals)('loses nothing when it is refused (%#)', async (error, state) => {
    const { draft, server } = started();
    server.publishError = error;
    draft.edit('a.yaml', 'mine');
    await draft.runPublish({ message: 'why' });
    expect(draft.publish.value).toMatchObject(state);
    expect(texts(draft)).toEqual({ 'a.yaml': 'mine', 'b.yaml': 'b' });
    if (error.problems !== undefined)
      expect(draft.check.value).toEqual({ kind: 'checked', problems: [problem], stale: false });
  });

  it('does not come over what is typed while it is on its way', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'mine');
    await settle();
    const other = server.draft;
    draft.discard();
    draft.start(policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' }));
    const opening = draft.open(other?.id ?? '');
    draft.edit('b.yaml', 'typed meanwhile');
    expect(await opening).toBe(null);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'typed meanwhile' });
  });

  it('leaves nothing on the server when it is thrown away during its first save', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'mine');
    const saving = draft.save();
    expect(draft.saving.value.kind).toBe('saving');
    await draft.throwAway();
    await saving;
    expect(server.draft).toBe(null);
    expect(draft.id.value).toBe(null);
  });

  it('keeps what is typed while it is saved over another', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'mine');
    await settle();
    if (server.draft !== null) server.draft = { ...server.draft, revision: 9 };
    draft.edit('a.yaml', 'mine 2');
    await settle();
    expect(draft.saving.value.kind).toBe('elsewhere');
    const settling = draft.settle('mine');
    draft.edit('a.yaml', 'mine 2, and more');
    await settling;
    await settle();
    expect(texts(draft)).toMatchObject({ 'a.yaml': 'mine 2, and more' });
    expect(server.draft).toMatchObject({ edits: [{ path: 'a.yaml', text: 'mine 2, and more' }] });
  });

  it('moves onto the version in force with the edits that the person chose', async () => {
    const { draft, server } = started();
    draft.edit('a.yaml', 'mine');
    await settle();
    expect(await draft.rebase(new Map([['a.yaml', 'both']]), 2)).toBe(null);
    await settle();
    expect(draft.baseVersion.value).toBe(8);
    expect(texts(draft)).toEqual({ 'a.yaml': 'both', 'b.yaml': 'also theirs' });
    expect(server.draft).toMatchObject({ baseVersion: 8, edits: [{ path: 'a.yaml', text: 'both' }] });
  });
});
