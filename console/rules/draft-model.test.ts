import { describe, expect, it } from 'vitest';
import type { ActivePolicy, PublishRequest } from '../../lib/core/api/console.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Answered, ApiError } from '../api/call.ts';
import { createDraft } from './draft-model.ts';

const problem: Problem = {
  code: 'policy/x',
  file: 'a.yaml',
  line: 2,
  column: 1,
  path: '',
  message: 'Wrong.',
};
const policy = (version: number, files: Record<string, string>): ActivePolicy => ({
  version,
  publishedAt: '',
  publishedBy: '',
  message: '',
  expiresAt: '',
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  packs: [],
  detectors: [],
  reach: { current: 0, devices: 0 },
});

function setUp(publishError: ApiError | null = null) {
  const published: PublishRequest[] = [];
  const draft = createDraft({
    checkPolicy: () => Promise.resolve(ok({ problems: [problem] })),
    publishPolicy: (request): Answered<{ version: number }> => {
      published.push(request);
      return Promise.resolve(
        publishError === null ? ok({ version: request.baseVersion + 1 }) : fail(publishError),
      );
    },
  });
  draft.start(policy(7, { 'a.yaml': 'a', 'b.yaml': 'b' }));
  return { draft, published };
}
const texts = (draft: ReturnType<typeof createDraft>) =>
  Object.fromEntries(draft.files.value.map(({ path, text }) => [path, text]));

describe('createDraft', () => {
  it('counts a file as changed only while its text differs', () => {
    const { draft } = setUp();
    draft.edit('a.yaml', 'a2');
    draft.edit('c.yaml', '');
    expect([...draft.changed.value]).toEqual(['a.yaml', 'c.yaml']);
    expect([...draft.added.value]).toEqual(['c.yaml']);
    draft.edit('a.yaml', 'a');
    draft.undo('c.yaml');
    expect(draft.changed.value.size).toBe(0);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
  });

  it('takes a newer policy only when no edit hangs on the old one', () => {
    const { draft } = setUp();
    draft.start(policy(8, { 'a.yaml': 'eight' }));
    expect(draft.baseVersion.value).toBe(8);
    draft.edit('a.yaml', 'mine');
    draft.start(policy(9, { 'a.yaml': 'nine' }));
    expect(draft.baseVersion.value).toBe(8);
    expect(texts(draft)).toEqual({ 'a.yaml': 'mine' });
  });

  it('marks a check as stale once the text was changed', async () => {
    const { draft } = setUp();
    await draft.runCheck();
    expect(draft.check.value).toEqual({ kind: 'checked', problems: [problem], stale: false });
    draft.edit('b.yaml', 'b2');
    expect(draft.check.value).toMatchObject({ kind: 'checked', stale: true });
  });

  it('publishes all files on the version it started from and goes on from the new one', async () => {
    const { draft, published } = setUp();
    draft.edit('a.yaml', 'a2');
    await draft.runPublish('why');
    expect(published).toEqual([
      {
        files: [
          { path: 'a.yaml', text: 'a2' },
          { path: 'b.yaml', text: 'b' },
        ],
        message: 'why',
        baseVersion: 7,
      },
    ]);
    expect(draft.publish.value).toEqual({ kind: 'published', version: 8 });
    expect(draft.baseVersion.value).toBe(8);
    expect(draft.changed.value.size).toBe(0);
  });

  it('keeps what was typed while the publish was on its way', async () => {
    const { draft } = setUp();
    draft.edit('a.yaml', 'a2');
    const publishing = draft.runPublish('why');
    draft.edit('b.yaml', 'b2');
    await publishing;
    expect([...draft.changed.value]).toEqual(['b.yaml']);
    expect(texts(draft)).toEqual({ 'a.yaml': 'a2', 'b.yaml': 'b2' });
  });

  it('keeps the text after a conflict, names the files both changed, and continues on theirs', async () => {
    const { draft } = setUp({ code: 'policy/conflict', status: 409, message: '' });
    draft.edit('a.yaml', 'mine');
    await draft.runPublish('why');
    expect(draft.publish.value).toEqual({ kind: 'conflict', theirs: null });
    const theirs = policy(8, { 'a.yaml': 'theirs', 'b.yaml': 'also theirs' });
    draft.nameConflict(theirs);
    expect(draft.publish.value).toEqual({ kind: 'conflict', theirs: { version: 8, both: ['a.yaml'] } });
    draft.rebase(theirs);
    expect(draft.publish.value).toEqual({ kind: 'none' });
    expect(draft.baseVersion.value).toBe(8);
    expect(texts(draft)).toEqual({ 'a.yaml': 'mine', 'b.yaml': 'also theirs' });
    expect([...draft.changed.value]).toEqual(['a.yaml']);
  });

  it('lists the problems a refused publish came back with', async () => {
    const { draft } = setUp({ code: 'console/problems', status: 422, message: '', problems: [problem] });
    draft.edit('a.yaml', 'a2');
    await draft.runPublish('why');
    expect(draft.publish.value).toEqual({ kind: 'refused' });
    expect(draft.check.value).toEqual({ kind: 'checked', problems: [problem], stale: false });
    expect(draft.baseVersion.value).toBe(7);
  });
});
