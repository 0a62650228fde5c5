import { browser } from '../messaging/browser.ts';
import { parseBundleText } from '../core/policy/parse-bundle.ts';
import { policyKey } from '../messaging/page-protocol.ts';
import type { Reply } from '../messaging/protocol.ts';
import { keptDisputes, sentOf } from './disputes.ts';
import { keptFeedback } from './feedback.ts';
import { loadIdentity } from './identity.ts';
import { keptDays } from './kept-days.ts';
import { mostRecorded, recordDays } from './own-record.ts';
import type { OwnRecord } from './own-record.ts';

/** Everything that "My record" shows. */
export async function readOwnRecord(record: OwnRecord, take: number): Promise<Reply<'record/get'>> {
  const organisation = (await loadIdentity())?.organisation.id;
  const titles = await readTitles();
  const keptHere = { days: recordDays, entries: mostRecorded };
  if (organisation === undefined)
    return { total: 0, entries: [], disputes: [], feedback: [], ...titles, keptHere, keptThere: null };
  const [{ entries, total }, disputes, feedback, keptThere] = await Promise.all([
    record.read(organisation, take),
    keptDisputes(),
    keptFeedback(),
    keptDays(organisation),
  ]);
  return {
    total,
    entries: entries.map((entry) => ({ ...entry, earlier: [...entry.earlier] })),
    disputes: disputes
      .filter((dispute) => dispute.organisation === organisation)
      .map((dispute) => {
        const { id, madeAt, sent, text = null, answer } = dispute;
        const json = JSON.stringify(sentOf(dispute));
        return { id, json, madeAt, sent, text, answer: answer && said(answer) };
      }),
    // These are the bytes that went out, or will.
    feedback: feedback
      .filter((said) => said.organisation === organisation)
      .map((said) => ({
        json: JSON.stringify(said.feedback),
        madeAt: said.saidAt,
        sent: said.sent === true,
      })),
    ...titles,
    keptHere,
    keptThere,
  };
}

type Answer = NonNullable<Reply<'record/get'>['disputes'][number]['answer']>;
const said = ({ at, verdict, text }: Answer): Answer => ({ at, verdict, text });

async function readTitles(): Promise<Pick<Reply<'record/get'>, 'rules' | 'detectors'>> {
  const bundle = parseBundleText((await browser.storage.local.get(policyKey))[policyKey]);
  if (!bundle.ok) return { rules: {}, detectors: {} };
  const { rules, detectors } = bundle.value;
  return {
    rules: Object.fromEntries(rules.map(({ pack, id, title }) => [`${pack}/${id}`, title])),
    detectors: Object.fromEntries(detectors.map(({ id, title }) => [id, title])),
  };
}
