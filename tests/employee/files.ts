import { describe, expect, it } from 'vitest';
import { sampleFile, samples, sha256Of, type SampleFile } from '../harness/sample-files.ts';
import { iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { answer, expectSent, incidentsOf, type Someone } from './stage.ts';

const sentAs = ({ name, buffer }: SampleFile) => ({ name, sha256: sha256Of(buffer) });

/** The dialog about files. */
export function testFiles(someone: Someone): void {
  const incidentOf = incidentsOf(someone);

  describe('files', () => {
    it('that are blocked stay here: the rest is sent', async () => {
      const employee = someone();
      await employee.attach([samples.blockedText, samples.clean]);
      await answer(employee, 'Send without cards.txt');
      await employee.sendAttached(1);
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.files).toMatchObject([sentAs(samples.clean)]);
      expect((await incidentOf('card-file')).incident.outcome).toBe('blocked');
    });

    it('that are blocked stay here, and the warned one beside them is asked about and goes', async () => {
      const employee = someone();
      await employee.attach([samples.blockedText, samples.warnedText, samples.clean]);
      expect((await employee.dialog()).text).toContain(': you will be asked about it next');
      await (await employee.dialog()).click('Send without cards.txt');
      await until('the next question', async () => (await employee.dialog()).buttons.includes('Send anyway'));
      expect((await employee.dialog()).text).not.toContain('cards.txt');
      await answer(employee, 'Send anyway');
      await employee.sendAttached(2);
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.files).toMatchObject([samples.warnedText, samples.clean].map(sentAs));
      expect((await incidentOf('card-file')).incident.outcome).toBe('blocked');
      expect((await incidentOf('account-file')).incident.outcome).toBe('overridden');
    });

    it('that are blocked or warned about do not go where only the clean one is wanted', async () => {
      const employee = someone();
      await employee.attach([samples.blockedText, samples.warnedText, samples.clean]);
      await (await employee.dialog()).click('Send without cards.txt');
      await until('the next question', async () => (await employee.dialog()).buttons.includes('Send anyway'));
      await answer(employee, 'Send without');
      await employee.sendAttached(1);
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.files).toMatchObject([sentAs(samples.clean)]);
      expect((await incidentOf('card-file')).incident.outcome).toBe('blocked');
      expect((await incidentOf('account-file')).incident.outcome).toBe('cancelled');
    });

    it('that are pictures are shown small', async () => {
      const employee = someone();
      await employee.attach([samples.warnedPicture]);
      const dialog = await employee.dialog();
      expect(dialog.thumbnails).toBe(1);
      await dialog.click('Don\u2019t send');
      await employee.dialogGone();
      await employee.press('Escape');
      await expectSent(employee);
      expect((await incidentOf('account-file')).incident.outcome).toBe('cancelled');
    });

    it('that are not sent do not come into the page', async () => {
      const employee = someone();
      await employee.attach([samples.warnedText]);
      await answer(employee, 'Don\u2019t send');
      await employee.press('Escape'); // the menu that the picker came from
      await expectSent(employee);
      expect((await incidentOf('account-file')).incident.outcome).toBe('cancelled');
    });

    it('of many, the last is left out, and the others are sent', async () => {
      const employee = someone();
      const files = Array.from({ length: 6 }, (_, at) =>
        sampleFile(`accounts-${String(at + 1)}.txt`, `name,account\nAnn,${iban(20 + at)}\n`),
      );
      await employee.attach(files);
      await (await employee.dialog()).click('Show all 6 files');
      await (await employee.dialog()).click('Leave out accounts-6.txt');
      await answer(employee, 'Send anyway');
      await employee.sendAttached(5);
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.files).toMatchObject(files.slice(0, 5).map(sentAs));
    });

    it('go without a question when the rule remembers an answer about the same content, and only then', async () => {
      const employee = someone();
      const file = sampleFile('contract.txt', 'the contract is zebra-4711\n');
      await employee.attach([file]);
      await answer(employee, 'Send anyway');
      await employee.sendAttached(1);
      await employee.replicas.whenSent(1);
      const copy = { ...file, name: 'contract (copy).txt' };
      await employee.attach([copy]);
      await employee.sendAttached(1);
      expect((await employee.replicas.whenSent(2)).at(-1)?.files).toMatchObject([sentAs(copy)]);
      await employee.attach([sampleFile('contract.txt', 'the contract is zebra-4712\n')]);
      await answer(employee, 'Don\u2019t send');
      await employee.press('Escape'); // the menu that the picker came from
      expect(await employee.replicas.sent()).toHaveLength(2);
      const outcomes = await until('all three incidents', async () => {
        const all = await employee.admin.recentIncidents();
        const own = all.filter(({ incident }) => incident.rule.rule === 'contract-file');
        return own.length >= 3 && own.map(({ incident }) => incident.outcome).sort();
      });
      expect(outcomes).toEqual(['cancelled', 'overridden', 'overridden']);
    });
  });
}
