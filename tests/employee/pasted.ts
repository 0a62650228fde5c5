import { describe, expect, it } from 'vitest';
import { iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { answer, draft, expectSent, incidentsOf, type Someone } from './stage.ts';

/** A text that is pasted is asked about as what it is: nothing of it is sent yet, whatever the answer. */
export function testPasted(someone: Someone): void {
  const incidentOf = incidentsOf(someone, 'paste');

  describe('a text that is pasted', () => {
    it('is inserted all the same, and asked about again when it is to be sent', async () => {
      const employee = someone();
      const text = `our account is ${iban(31)}`;
      await employee.paste(text);
      const { buttons, text: said } = await employee.dialog();
      expect(buttons).toEqual(expect.arrayContaining(['Insert redacted', 'Don’t insert', 'Insert anyway']));
      expect(buttons.filter((label) => /send|message/i.test(label))).toEqual([]);
      expect(said).toContain('The text has not been inserted.');
      expect(await draft(employee)).toBe('');
      await answer(employee, 'Insert anyway');
      await until('the draft', async () => (await draft(employee)) === text);
      expect((await incidentOf('account')).incident.outcome).toBe('overridden');
      await employee.press('Enter');
      expect((await employee.dialog()).buttons).toContain('Send anyway');
      await answer(employee, 'Edit message');
      await expectSent(employee);
    });

    it('is inserted redacted: the draft is what was shown, and nothing is sent', async () => {
      const employee = someone();
      await employee.paste(`pay ${iban(32)} today`);
      const { preview } = await employee.dialog();
      await answer(employee, 'Insert redacted');
      await until('the draft', async () => (await draft(employee)) === preview);
      expect(preview).not.toContain(iban(32));
      await expectSent(employee);
      expect((await incidentOf('account')).incident.outcome).toBe('redacted');
    });

    it('is not inserted: the draft stays as it was', async () => {
      const employee = someone();
      await employee.type('as agreed ');
      await employee.paste(iban(33));
      await answer(employee, 'Don’t insert');
      expect((await draft(employee)).trim()).toBe('as agreed');
      await expectSent(employee);
      expect((await incidentOf('account')).incident.outcome).toBe('cancelled');
    });
  });
}
