/** One messenger rebuilt. A folder beside this file, listed in `registry.ts`. */
export interface Replica {
  /** Folder name, and the folder of its built assets. */
  readonly id: string;
  /** Host names it answers for, lower case, without port. */
  readonly hosts: readonly string[];
  /** Where it lives on its hosts, with slashes at both ends; default `/`. Its assets are under `${base}assets/`. */
  readonly base?: string;
  /** Response headers of the document for this address; the query selects the variant. */
  headers(url: URL): Readonly<Record<string, string>>;
  /** The HTML document for this address; `null` when the path is not a page of it. */
  document(url: URL): string | null;
}
