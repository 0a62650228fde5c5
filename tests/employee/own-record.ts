import { expect, it } from 'vitest';
import type { Feedback } from '../../lib/core/api/disputes.ts';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import type { OwnRecordPage } from './employee.ts';
import { answer, expectSent, send, type Someone } from './stage.ts';

/** What it shows after it was loaded again: nothing yet is not what it shows. */
async function readAnew(record: OwnRecordPage): ReturnType<OwnRecordPage['read']> {
  await record.reload();
  return until('the page', async () => {
    const page = await record.read();
    return page.reports.length > 0 && page;
  });
}

/** "My record": all that was reported, and what came of it. To be called last, for it tells of all that was before. */
export function testOwnRecord(someone: Someone): void {
  it('"This isn\u2019t sensitive" reaches the security team, and its answer the person', async () => {
    const employee = someone();
    await send(employee, `the plan is tiger-1111 for ${iban(9)}`);
    await (await employee.dialog()).click('This isn\u2019t sensitive');
    await employee.write(`${iban(9)} is printed on our site`);
    await (await employee.dialog()).click('Report to');
    await until('the word', async () => (await employee.dialog()).text.includes('Reported to'));
    await answer(employee, 'Edit message');
    await expectSent(employee);
    const item = await until('the report', async () =>
      (await employee.admin.recentIncidents()).find(({ triage }) => triage.disputedAt !== null),
    );
    expect(item.incident.rule.rule).toBe('plan');
    const [said] = await employee.admin.history(item);
    expect(said).toMatchObject({ kind: 'dispute' });
    expect(JSON.stringify(said)).toContain('is printed on our site');
    expect(JSON.stringify(said)).not.toContain(iban(9));

    const record = await employee.openRecord();
    await until('"No answer yet."', async () => (await record.read()).text.includes('No answer yet.'));
    const shown = (await record.read()).disputes.map((json): unknown => JSON.parse(json));
    expect(shown).toEqual([
      {
        ...{ day: item.incident.at.slice(0, 10), id: item.incident.id },
        text: expect.stringContaining('is printed on our site') as string,
      },
    ]);
    const words = 'You are right: the rule leaves it alone from Monday on.';
    await employee.admin.answer(item, { verdict: 'agreed', text: words });
    await until('the answer', async () => {
      await record.askForAnswers();
      const { text } = await readAnew(record);
      return text.includes('The security team agreed on') && text.includes(words);
    });
    await record.close();
  });

  it('shows which tool was wished for and which were taken, as the server has it', async () => {
    const employee = someone();
    const record = await employee.openRecord();
    const said = await until('all that was said', async () => {
      const { feedback, text } = await readAnew(record);
      return feedback.length >= 3 && !text.includes('Waiting to be sent') && feedback;
    });
    await record.close();
    const all = said.map((json): Feedback => JSON.parse(json));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['wish', 'suggestion', 'tool']));
    const incidents = await employee.admin.incidents();
    for (const one of all) {
      if (one.kind === 'tool') continue;
      const item = incidents.find(({ incident }) => incident.id === one.id);
      const history = item === undefined ? [] : await employee.admin.history(item);
      const data = one.kind === 'wish' ? { text: one.text } : { tool: one.tool };
      expect(history).toContainEqual(expect.objectContaining({ kind: one.kind, data }));
    }
  });

  it('shows all that was reported, as the server stored it, and nothing of what was written', async () => {
    const employee = someone();
    const record = await employee.openRecord();
    const { all, text } = await until('the same on both sides', async () => {
      const stored = await employee.admin.incidents();
      const page = await readAnew(record);
      return page.reports.length >= stored.length && { ...page, all: stored };
    });
    const own = (await record.read()).reports.map((one): IncidentRecord['incident'] => JSON.parse(one));
    const byId = (incidents: readonly IncidentRecord['incident'][]) =>
      new Map(incidents.map((incident) => [incident.id, incident]));
    expect(byId(own)).toEqual(byId(all.map(({ incident }) => incident)));
    expect(own.length).toBeGreaterThan(5);
    for (const part of ['Svoboda', cardNumber(2), iban(5), 'as agreed']) expect(text).not.toContain(part);
    await record.close();
  });
}
