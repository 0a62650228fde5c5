import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { openDatabase, usualLimits } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { policyFiles, temporaryFolder, writeRules } from '../testing/rules.ts';
import { openTestCluster, query } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { ensureOrganisation } from './bootstrap.ts';
import type { Compiler } from './compile/compiler.ts';

const quiet = createLog(() => undefined);
const folders = { dataFolder: temporaryFolder(), rulesFolder: writeRules(policyFiles()) };
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await openTestCluster();
});
afterAll(() => cluster.stop());

it('an organisation begins without the pack that blocks what the others ask about', async () => {
  const url = await cluster.createDatabase();
  const database = await openDatabase(url, quiet);
  const [settings, basics] = policyFiles();
  const strict = {
    path: 'rules/packs/files-strict.yaml',
    text: basics?.text.replace('id: basics', 'id: files-strict') ?? '',
  };
  const rulesFolder = writeRules([...policyFiles(), strict]);
  await ensureOrganisation(
    database,
    { dataFolder: temporaryFolder(), rulesFolder },
    createInlineCompiler(),
    Date.now(),
  );
  expect(await query(url, 'SELECT files FROM policies')).toEqual([{ files: [basics, settings] }]);
  await database.close();
});

it('a server waits for another that makes the organisation, however long the rules take', async () => {
  const url = await cluster.createDatabase();
  const statementMs = 100;
  const [one, two] = [
    await openDatabase(url, quiet),
    await openDatabase(url, quiet, { ...usualLimits, statementMs }),
  ];
  const gate = new EventEmitter();
  const [reached, goesOn] = [once(gate, 'reached'), once(gate, 'goes-on')];
  const compiler = createInlineCompiler();
  const slow: Compiler = {
    ...compiler,
    async run(...job) {
      gate.emit('reached');
      await goesOn;
      return compiler.run(...job);
    },
  };
  const made = ensureOrganisation(one, folders, slow, Date.now());
  await reached;
  const found = ensureOrganisation(two, folders, compiler, Date.now());
  await Promise.race([found, query(url, 'SELECT pg_sleep($1)', [(5 * statementMs) / 1000])]);
  gate.emit('goes-on');
  expect(await found).toEqual(await made);
  await Promise.all([one.close(), two.close()]);
});
