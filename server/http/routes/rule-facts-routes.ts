import { existsSync } from 'node:fs';
import { Hono } from 'hono';
import type { CheckAnswer, PolicyFiles } from '../../../lib/core/api/console.ts';
import type { PackLibrary } from '../../../lib/core/api/replay.ts';
import { kindOf } from '../../../lib/core/policy/written-kind.ts';
import { packNeeds } from '../../policy/pack-needs.ts';
import { gatherReplay } from '../../policy/replay.ts';
import { readRuleChanges } from '../../policy/rule-changes.ts';
import { readRulesFolder } from '../../policy/rules-folder.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { readJson } from '../request-body.ts';
import { replaySchema } from './policy-schemas.ts';

/** What rules did, would do and could be (lib/core/api/replay.ts). */
export function ruleFactsRoutes(services: Services): Hono<ConsoleEnv> {
  const { compiler, now, rulesFolder } = services;
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();

  app.get('/rule-changes', async (c) => {
    const items = await readRuleChanges(db, compiler);
    return items.ok ? c.json({ items: items.value }) : refuse(c, items.error);
  });

  // It is needed for a first start only, and may be gone since.
  const library = () => (existsSync(rulesFolder) ? readRulesFolder(rulesFolder) : []);
  app.get('/packs', (c) => {
    const packs = library().filter(({ text }) => kindOf(text) === 'RulePack');
    const answer: PackLibrary = { packs };
    return c.json(answer);
  });

  app.get('/packs/:id/needs', (c) => {
    const answer: PolicyFiles = { files: packNeeds(library(), c.req.param('id')) };
    return c.json(answer);
  });

  app.post('/replay', async (c) => {
    const body = await readJson(c, replaySchema);
    if (!body.ok) return refuse(c, body.error);
    const problems = await compiler.run('check', body.value);
    if (!problems.ok) return refuse(c, problems.error);
    if (problems.value.length > 0) {
      const answer: CheckAnswer = { problems: problems.value };
      return c.json(answer, 422);
    }
    const input = await gatherReplay(db, c.get('who'), body.value, now());
    if (input === null) return refuse(c, 'request/query');
    const report = await compiler.run('replay', input);
    return report.ok ? c.json(report.value) : refuse(c, report.error);
  });
  return app;
}
