import * as v from 'valibot';
import type { IncidentDetail, IncidentEvent, IncidentItem } from '../../lib/core/api/incidents.ts';
import { statuses } from '../../lib/core/api/triage-words.ts';
import { timeline, type Step } from './story.ts';
import { triageText } from './triage-text.ts';

/** A step, and what somebody wrote at it (untrusted). */
export interface HistoryStep extends Omit<Step, 'quote'> {
  readonly id: string;
  readonly quote: string | null;
}

const words = triageText.history;
const state = v.partial(
  v.object({ status: v.picklist(statuses), assignee: v.nullable(v.string()), labels: v.array(v.string()) }),
);
const changeData = v.object({ after: state });
const textData = v.object({
  text: v.optional(v.string()),
  tool: v.optional(v.string()),
  verdict: v.optional(v.string()),
});

/** From the attempt to the last thing anybody did with it, oldest first. `nameOf`: a user by id. */
export function history(
  record: IncidentItem,
  detail: IncidentDetail | null,
  nameOf: (id: string) => string | null,
): readonly HistoryStep[] {
  const told = timeline(record).map((step, index) => ({
    ...step,
    id: `told-${String(index)}`,
    quote: step.quote ?? null,
  }));
  const done = (detail?.events ?? []).flatMap((event) =>
    sentences(event, nameOf).map((text, index) => ({
      id: `${event.id}-${String(index)}`,
      text,
      at: event.at,
      quote: index === 0 ? quoteOf(event) : null,
    })),
  );
  return [...told, ...done];
}

function quoteOf({ kind, data }: IncidentEvent): string | null {
  if (kind === 'change' || kind === 'undo') return null;
  const parsed = v.safeParse(textData, data);
  const { text, tool } = parsed.success ? parsed.output : {};
  const quote = text ?? tool ?? '';
  return quote === '' ? null : quote;
}

/** Who did what, a sentence for each thing that changed. Names in it are untrusted. */
function sentences(event: IncidentEvent, nameOf: (id: string) => string | null): readonly string[] {
  const who = actorName(event.actor, nameOf);
  switch (event.kind) {
    case 'dispute':
      return [words.dispute];
    case 'suggestion':
      return [words.suggestion];
    case 'wish':
      return [words.wish];
    case 'note':
      return [words.note(who)];
    case 'undo':
      return [words.undo(who)];
    case 'answer': {
      const parsed = v.safeParse(textData, event.data);
      return [parsed.success && parsed.output.verdict === 'agreed' ? words.agreed(who) : words.declined(who)];
    }
    case 'change':
      return changes(event.data, who, nameOf);
  }
  return event.kind satisfies never;
}

function changes(data: unknown, who: string, nameOf: (id: string) => string | null): readonly string[] {
  const parsed = v.safeParse(changeData, data);
  if (!parsed.success) return [words.changed(who)];
  const { status, assignee, labels } = parsed.output.after;
  const told = [
    ...(status === 'open' ? [words.opened(who)] : []),
    ...(status === 'in-progress' ? [words.progress(who)] : []),
    ...(status === 'resolved' ? [words.resolved(who)] : []),
    ...(assignee === null ? [words.unassigned(who)] : []),
    ...(typeof assignee === 'string'
      ? [words.assigned(who, nameOf(assignee) ?? triageText.unknownColleague)]
      : []),
    ...(labels === undefined ? [] : [words.labels(who)]),
  ];
  return told.length === 0 ? [words.changed(who)] : told;
}

function actorName(actor: string, nameOf: (id: string) => string | null): string {
  const [kind = '', id = ''] = actor.split(':', 2);
  if (kind === 'user') return nameOf(id) ?? triageText.unknownColleague;
  return kind === 'device' ? words.person : words.token;
}
