import { sentenceText } from '../../lib/design/components/shown-text.ts';
import type { AccountsReport, CountRow, RuleRow, ToolsReport } from '../../lib/core/api/reports.ts';
import { inLanguage, plural } from '../shell/language.ts';
import { changeOf, compareCounts, compareShares, shareOf, type Share, type Verdict } from './compare.ts';
import { askedOf, type NeedFact, type RuleFact } from './facts.ts';
import { momentChange, type Moment } from './moments.ts';
import { dayWords, inReadersWords, number, percent, rate } from './words.ts';

/** A half or a third is easier to see than a number of per cent. */
interface Size {
  readonly kind: 'half' | 'double' | 'percent';
  readonly text: string;
}
function sizeOf(change: number): Size {
  const text = percent(Math.abs(change));
  if (change > -0.56 && change < -0.45) return { kind: 'half', text };
  if (change > 0.9 && change < 1.2) return { kind: 'double', text };
  return { kind: 'percent', text };
}

const times = (n: number): string => plural(n, 'once', `${number(n)} times`);

const words = inLanguage({
  en: {
    size: (size: Size, verdict: Verdict) =>
      size.kind === 'half'
        ? 'half as many as before'
        : size.kind === 'double'
          ? 'twice as many as before'
          : `${size.text} ${verdict === 'less' ? 'fewer' : 'more'} than before`,
    trend: {
      less: (n: string, size: string) =>
        `It is getting better: ${n} messages were questioned or stopped, ${size}.`,
      more: (n: string, size: string) =>
        `It is not getting better: ${n} messages were questioned or stopped, ${size}.`,
      alike: (n: string) => `It is much as before: ${n} messages were questioned or stopped.`,
      'too-few': (n: number) =>
        `${plural(n, '1 message was', `${number(n)} messages were`)} questioned or stopped: too few to say whether it is getting better.`,
    },
    first: (n: string) => `${n} messages were questioned or stopped; before, there were none.`,
    perThousand: (now: string, before: string | null) =>
      before === null
        ? `That is ${now} of every 1,000 messages.`
        : `That is ${now} of every 1,000 messages, after ${before} before.`,
    rules: (title: string, stopped: number, group: string | null, there: string) =>
      group === null
        ? `“${title}” stops most: ${times(stopped)}.`
        : `“${title}” stops most: ${times(stopped)}, most often in ${group} (${there}).`,
    noRules: 'Nothing was stopped in these days.',
    moment: (title: string, what: string, why: string) => `“${title}”: ${what} ${why}.`,
    fell: (size: Size) =>
      size.kind === 'half'
        ? 'warnings halved'
        : size.kind === 'double'
          ? 'warnings doubled'
          : `warnings fell by ${size.text}`,
    rose: (size: Size) =>
      size.kind === 'double'
        ? 'warnings doubled'
        : size.kind === 'half'
          ? 'warnings rose'
          : `warnings rose by ${size.text}`,
    began: (n: string) => `${n} warnings after none before`,
    same: 'as many warnings as before',
    few: 'too few warnings to say what changed',
    because: {
      offered: (day: string, what: string) => `since “${what}” was offered (${day})`,
      withdrawn: (day: string) => `since nothing is offered instead (${day})`,
      stricter: (day: string) => `since the rule became stricter (${day})`,
      milder: (day: string) => `since the rule became milder (${day})`,
    },
    coaching: {
      less: (now: string, before: string) =>
        `Coaching works better than before: ${now} of those warned were warned again within 14 days, after ${before}.`,
      more: (now: string, before: string) =>
        `Coaching works less well than before: ${now} of those warned were warned again within 14 days, after ${before}.`,
      alike: (now: string) =>
        `Coaching works as before: ${now} of those warned were warned again within 14 days.`,
      'too-few': () => 'Too few people were warned to say whether coaching works.',
    },
    best: (title: string, now: string, before: string) => `Best with “${title}”: ${now}, after ${before}.`,
    needs: (title: string, share: string) =>
      `A tool is lacking most with “${title}”: ${share} sent anyway, and nothing is offered instead.`,
    needsOffered: 'Wherever people go on in spite of a warning, something is offered instead.',
    noNeeds: 'Too few people were asked to say where a tool is lacking.',
    reason: (reason: string, share: string) => `The reason given most often: “${reason}” (${share}).`,
    ownReason: (share: string) => `Most wrote a reason of their own (${share}).`,
    wish: (wish: string, people: number) =>
      `Asked what would have helped, most said “${wish}” (${plural(people, '1 person', `${number(people)} people`)}).`,
    taken: (n: number, before: number) =>
      `A tool that is offered was opened from the question ${plural(n, 'once', `${number(n)} times`)}, after ${number(before)} before. Whether it was then used is not known.`,
    accounts: (share: string) => `${share} of messages go out from personal accounts.`,
    accountRates: (personal: string, corporate: string) =>
      `Of every 1,000 there, ${personal} are questioned or stopped; from accounts of the organisation ${corporate}.`,
    noAccounts: 'Of too few people to say, or nobody sent anything.',
    doubts: (title: string, disputed: string, of: string) =>
      `“${title}” is doubted most: ${disputed} of ${of} were disputed.`,
    noDoubts: 'Nobody disputed anything.',
    overridden: (title: string, n: number, share: string) =>
      `“${title}” is overridden most: ${times(n)}, ${share} of the times it asked.`,
    noOverridden: 'Nobody sent anything in spite of a warning.',
    platforms: (name: string, share: string) =>
      `Most of it on ${name}: ${share} of what was questioned or stopped.`,
    noPlatforms: 'Nothing was questioned or stopped.',
    teamRate: (group: string, per: string) =>
      `“${group}” has most for what it writes: ${per} of 1,000 messages were questioned or stopped.`,
    teamCount: (group: string, count: number) =>
      `“${group}” has most: ${plural(count, '1 message was', `${number(count)} messages were`)} questioned or stopped.`,
  },
  de: {
    size: (size: Size, verdict: Verdict) =>
      size.kind === 'half'
        ? 'halb so viele wie davor'
        : size.kind === 'double'
          ? 'doppelt so viele wie davor'
          : `${size.text} ${verdict === 'less' ? 'weniger' : 'mehr'} als davor`,
    trend: {
      less: (n: string, size: string) =>
        `Es wird besser: Bei ${n} Nachrichten wurde nachgefragt oder angehalten, ${size}.`,
      more: (n: string, size: string) =>
        `Es wird nicht besser: Bei ${n} Nachrichten wurde nachgefragt oder angehalten, ${size}.`,
      alike: (n: string) => `Es ist etwa wie davor: Bei ${n} Nachrichten wurde nachgefragt oder angehalten.`,
      'too-few': (n: number) =>
        `Bei ${plural(n, '1 Nachricht', `${number(n)} Nachrichten`)} wurde nachgefragt oder angehalten: zu wenig, um zu sagen, ob es besser wird.`,
    },
    first: (n: string) => `Bei ${n} Nachrichten wurde nachgefragt oder angehalten; davor bei keiner.`,
    perThousand: (now: string, before: string | null) =>
      before === null
        ? `Das sind ${now} von je 1.000 Nachrichten.`
        : `Das sind ${now} von je 1.000 Nachrichten, nach ${before} davor.`,
    rules: (title: string, stopped: number, group: string | null, there: string) =>
      group === null
        ? `„${title}“ hält am meisten an: ${number(stopped)}-mal.`
        : `„${title}“ hält am meisten an: ${number(stopped)}-mal, am häufigsten in ${group} (${there}).`,
    noRules: 'In diesen Tagen wurde nichts angehalten.',
    moment: (title: string, what: string, why: string) => `„${title}“: ${what} ${why}.`,
    fell: (size: Size) =>
      size.kind === 'half'
        ? 'halb so viele Warnungen'
        : size.kind === 'double'
          ? 'doppelt so viele Warnungen'
          : `${size.text} weniger Warnungen`,
    rose: (size: Size) =>
      size.kind === 'double'
        ? 'doppelt so viele Warnungen'
        : size.kind === 'half'
          ? 'mehr Warnungen'
          : `${size.text} mehr Warnungen`,
    began: (n: string) => `${n} Warnungen nach keiner davor,`,
    same: 'so viele Warnungen wie davor,',
    few: 'zu wenige Warnungen, um etwas zu sagen,',
    because: {
      offered: (day: string, what: string) => `seit „${what}“ angeboten wird (${day})`,
      withdrawn: (day: string) => `seit nichts anderes mehr angeboten wird (${day})`,
      stricter: (day: string) => `seit die Regel strenger ist (${day})`,
      milder: (day: string) => `seit die Regel milder ist (${day})`,
    },
    coaching: {
      less: (now: string, before: string) =>
        `Hinweise wirken besser als davor: ${now} der Gewarnten wurden innerhalb von 14 Tagen wieder gewarnt, nach ${before}.`,
      more: (now: string, before: string) =>
        `Hinweise wirken schlechter als davor: ${now} der Gewarnten wurden innerhalb von 14 Tagen wieder gewarnt, nach ${before}.`,
      alike: (now: string) =>
        `Hinweise wirken wie davor: ${now} der Gewarnten wurden innerhalb von 14 Tagen wieder gewarnt.`,
      'too-few': () => 'Zu wenige wurden gewarnt, um zu sagen, ob Hinweise wirken.',
    },
    best: (title: string, now: string, before: string) => `Am besten bei „${title}“: ${now}, nach ${before}.`,
    needs: (title: string, share: string) =>
      `Ein Werkzeug fehlt am meisten bei „${title}“: ${share} sendeten trotzdem, und nichts anderes wird angeboten.`,
    needsOffered: 'Überall, wo trotz Warnung gesendet wird, wird auch etwas anderes angeboten.',
    noNeeds: 'Zu wenige wurden gefragt, um zu sagen, wo ein Werkzeug fehlt.',
    reason: (reason: string, share: string) => `Der häufigste Grund: „${reason}“ (${share}).`,
    ownReason: (share: string) => `Die meisten schrieben einen eigenen Grund (${share}).`,
    wish: (wish: string, people: number) =>
      `Gefragt, was geholfen hätte, sagten die meisten „${wish}“ (${plural(people, '1 Person', `${number(people)} Personen`)}).`,
    taken: (n: number, before: number) =>
      `Ein angebotenes Werkzeug wurde aus der Frage heraus ${plural(n, 'einmal', `${number(n)}-mal`)} geöffnet, davor ${number(before)}-mal. Ob es dann benutzt wurde, ist nicht bekannt.`,
    accounts: (share: string) => `${share} der Nachrichten gehen über private Konten hinaus.`,
    accountRates: (personal: string, corporate: string) =>
      `Von je 1.000 dort wird bei ${personal} nachgefragt oder angehalten; über Konten der Organisation bei ${corporate}.`,
    noAccounts: 'Von zu wenigen Personen für eine Aussage, oder niemand hat etwas gesendet.',
    doubts: (title: string, disputed: string, of: string) =>
      `„${title}“ wird am meisten bezweifelt: ${disputed} von ${of} wurden bestritten.`,
    noDoubts: 'Niemand hat etwas bestritten.',
    overridden: (title: string, n: number, share: string) =>
      `Am häufigsten übergangen wird „${title}“: ${number(n)}-mal, ${share} der Nachfragen.`,
    noOverridden: 'Niemand hat trotz einer Warnung gesendet.',
    platforms: (name: string, share: string) =>
      `Am meisten auf ${name}: ${share} der Nachrichten, bei denen nachgefragt oder angehalten wurde.`,
    noPlatforms: 'Es wurde weder nachgefragt noch angehalten.',
    teamRate: (group: string, per: string) =>
      `„${group}“ hat am meisten für das, was dort geschrieben wird: Bei ${per} von 1.000 Nachrichten wurde nachgefragt oder angehalten.`,
    teamCount: (group: string, count: number) =>
      `„${group}“ hat am meisten: Bei ${plural(count, '1 Nachricht', `${number(count)} Nachrichten`)} wurde nachgefragt oder angehalten.`,
  },
});

export function trendSentence(now: number, before: number): string {
  const verdict = compareCounts(now, before);
  const change = changeOf(now, before);
  if (verdict === 'too-few') return words.trend['too-few'](now);
  if (change === null) return words.first(number(now));
  return words.trend[verdict](number(now), words.size(sizeOf(change), verdict));
}

export const perThousandSentence = (now: number | null, before: number | null): string | null =>
  now === null ? null : words.perThousand(rate(now), before === null ? null : rate(before));

export function rulesSentence(first: RuleFact | undefined, title: string): string {
  if (first === undefined || first.stopped === 0) return words.noRules;
  const [team] = first.teams;
  const isOne = team === undefined || first.teams.length === 1;
  const group = isOne ? null : sentenceText(team.group, 60);
  return words.rules(title, first.stopped, group, number(team?.stopped ?? 0));
}

export function momentSentence(moment: Moment, title: string): string {
  const { kind, verdict, offered } = moment;
  if (kind === 'began' || kind === 'ended') return '';
  const day = dayWords(moment.day);
  const what = sentenceText(inReadersWords(offered ?? {}) ?? '', 80);
  const why = kind === 'offered' ? words.because.offered(day, what) : words.because[kind](day);
  const change = momentChange(moment);
  const size = sizeOf(change ?? 0);
  const rose = change === null ? words.began(number(moment.since)) : words.rose(size);
  const how = { less: words.fell(size), more: rose, alike: words.same, 'too-few': words.few }[verdict];
  return words.moment(title, how, why);
}

export function coachingSentence(now: Share, before: Share): string {
  return words.coaching[compareShares(now, before)](percent(shareOf(now)), percent(shareOf(before)));
}
export const bestSentence = (title: string, now: Share, before: Share): string =>
  words.best(title, percent(shareOf(now)), percent(shareOf(before)));

/** Where people go on for want of something else. */
export function needsSentence(first: NeedFact | undefined, title: string): string {
  if (first === undefined) return words.noNeeds;
  if (first.offers) return words.needsOffered;
  return words.needs(title, percent(shareOf(first.sentAnyway)));
}
export function reasonSentence({ reasons }: NeedFact): string | null {
  const [first] = reasons;
  if (first === undefined) return null;
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  const share = percent(first.count / all);
  return first.reason === '' ? words.ownReason(share) : words.reason(sentenceText(first.reason, 120), share);
}

export function wishSentence({ wishes: [first] }: Pick<ToolsReport, 'wishes'>): string | null {
  return first === undefined ? null : words.wish(sentenceText(first.text, 120), first.people);
}
export function takenSentence({ tools }: Pick<ToolsReport, 'tools'>): string | null {
  const sum = (of: (row: ToolsReport['tools'][number]) => number): number =>
    tools.reduce((total, row) => total + of(row), 0);
  return tools.length === 0
    ? null
    : words.taken(
        sum(({ taken }) => taken),
        sum(({ takenBefore }) => takenBefore),
      );
}

type AccountRow = AccountsReport['rows'][number];
export function accountsSentence(rows: readonly AccountRow[]): string {
  const all = rows.reduce((sum, { sends }) => sum + sends, 0);
  const personal = rows.find(({ account }) => account === 'personal');
  return all === 0 || personal === undefined
    ? words.noAccounts
    : words.accounts(percent(personal.sends / all));
}
export function accountRatesSentence(rows: readonly AccountRow[]): string | null {
  const of = (kind: AccountRow['account']): number | null =>
    rows.find(({ account }) => account === kind)?.perThousand ?? null;
  const [personal, corporate] = [of('personal'), of('corporate')];
  return personal === null || corporate === null ? null : words.accountRates(rate(personal), rate(corporate));
}

export const doubtsSentence = (first: RuleRow | undefined, title: string): string =>
  first === undefined ? words.noDoubts : words.doubts(title, number(first.disputed), number(first.count));

export const overriddenSentence = (first: RuleRow | undefined, title: string): string =>
  first === undefined
    ? words.noOverridden
    : words.overridden(title, first.overridden, percent(first.overridden / Math.max(1, askedOf(first))));

/** Rates where every team's is told: else small ones would look as if they had none. */
export function teamsSentence(rows: readonly CountRow[]): string {
  const some = rows.filter(({ count }) => count > 0);
  const most = (of: (row: CountRow) => number): CountRow | undefined =>
    [...some].sort((a, b) => of(b) - of(a))[0];
  const isTold = some.every(({ perThousand }) => perThousand !== null);
  const first = isTold ? most(({ perThousand }) => perThousand ?? 0) : most(({ count }) => count);
  if (first === undefined) return words.noPlatforms;
  const group = sentenceText(first.value, 60);
  return isTold ? words.teamRate(group, rate(first.perThousand ?? 0)) : words.teamCount(group, first.count);
}

export const platformsSentence = (name: string | null, share: number): string =>
  name === null ? words.noPlatforms : words.platforms(name, percent(share));
