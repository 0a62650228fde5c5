import * as v from 'valibot';

/** What this browser keeps of the draft that is open, so that neither a reload nor a server that is away loses any. */
export interface KeptDraft {
  /** The server's id; null before it was saved there. */
  readonly id: string | null;
  readonly title: string;
  readonly baseVersion: number;
  readonly revision: number;
  /** Edits that the server does not have; null when it has all. */
  readonly unsaved: readonly (readonly [path: string, text: string | null])[] | null;
}

export interface DraftKeeper {
  read(): KeptDraft | null;
  write(kept: KeptDraft | null): void;
}

const keptSchema = v.object({
  id: v.nullable(v.string()),
  title: v.string(),
  baseVersion: v.number(),
  revision: v.number(),
  unsaved: v.nullable(v.array(v.tuple([v.string(), v.nullable(v.string())]))),
});

/**
 * Of each person of this browser by themselves. Storage may be refused or full: then a draft that is not saved lasts as
 * long as the page.
 */
export function createDraftKeeper(storage: () => Storage, owner: () => string | null): DraftKeeper {
  const name = (): string => `sluice-draft ${owner() ?? ''}`;
  return {
    read() {
      try {
        const json: unknown = JSON.parse(storage().getItem(name()) ?? 'null');
        const parsed = v.safeParse(keptSchema, json);
        return parsed.success ? parsed.output : null;
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        if (kept === null) storage().removeItem(name());
        else storage().setItem(name(), JSON.stringify(kept));
      } catch {
        // lasts as long as the page
      }
    },
  };
}

export const forgetful: DraftKeeper = { read: () => null, write: () => undefined };
