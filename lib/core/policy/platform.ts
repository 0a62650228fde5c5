import * as v from 'valibot';
import { channelSchema, conversationKindSchema } from '../decide/egress.ts';
import { idSchema } from './id.ts';

/** What makes one platform observable, as data (kind `Platform`). docs/PLATFORMS.md explains it with examples. */

const list = <T extends v.GenericSchema>(item: T, max = 50) =>
  v.pipe(v.array(item), v.minLength(1, 'must not be empty'), v.maxLength(max));
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const host = v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/));
/** `/t/*` any one segment, `/messages/**` everything below; from the start of the path. */
const path = v.pipe(
  v.string(),
  v.regex(/^\/[\w./*-]*$/, 'must be a path; * is one segment, ** is any'),
  v.maxLength(200),
);
/** A name under `anchors`, under `labels`, or under both: then either is enough. */
const name = idSchema;

/** Where a word about the page is read. The first source that gives something wins. */
const sourceSchema = v.strictObject({
  /** `composer`: the accessible name of the composer; `root`: the document's root element. */
  from: v.picklist(['storage', 'cookie', 'query', 'hash', 'path', 'anchor', 'composer', 'root']),
  /** On these hosts alone. */
  hosts: v.optional(list(host)),
  /**
   * Storage key, cookie, query parameter, anchor, or a path with `{id}` for the segment that is wanted. In a storage
   * key, `{x}` is the query parameter `x`, 1 where the address has none.
   */
  name: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Of the element, instead of its text. */
  attribute: v.optional(short),
  /** Of a JSON object in the storage. */
  field: v.optional(short),
  /** A label that stands before or, with `{name}` in it, around what is wanted ("Write to "). */
  strip: v.optional(name),
  /** A label: only a text with one of its words in it ("members"). */
  word: v.optional(name),
  /** `digits`: the first run of five or more; `integer`: with its sign, at the start; `count`: the first number. */
  take: v.optional(v.picklist(['text', 'digits', 'integer', 'count'])),
});
export type PlatformSource = v.InferOutput<typeof sourceSchema>;

/** A part of the pages where messages are written. Every part given must hold. */
const surfaceSchema = v.strictObject({
  hosts: v.optional(list(host)),
  paths: v.optional(list(path)),
  /** Inside this anchor, or on a control of this label. */
  in: v.optional(name),
  /** In the nearest surrounding of this anchor with an editor, and that one alone (a small chat window). */
  with: v.optional(name),
});
export type PlatformSurface = v.InferOutput<typeof surfaceSchema>;

/** What sending from a field is; the first that holds, else `message`. */
const fieldChannelSchema = v.strictObject({
  channel: channelSchema,
  /** The field is inside this anchor, or in a dialog that is called so. */
  in: v.optional(name),
  /** The first text inside `in` that is not the field's begins with this label ("Editing"). */
  says: v.optional(name),
  /** This anchor is somewhere on the surface and shown (a bar that says "Editing"). */
  has: v.optional(name),
  /** A label with one of its words in what `has` found. */
  word: v.optional(name),
  /** Messages that wait to be forwarded leave together with the text. */
  reads: v.optional(v.literal('messages')),
  /** All fields of the dialog leave together (a poll). */
  fields: v.optional(v.literal('all')),
});

export type PlatformFieldChannel = v.InferOutput<typeof fieldChannelSchema>;

/** A control that sends something else than what stands in the field beside it. */
const exitSchema = v.strictObject({
  channel: channelSchema,
  control: name,
  /** The control is inside this anchor, or in a dialog that is called so. */
  in: v.optional(name),
  /**
   * What leaves: the `composer` in front (of a dialog, else of the open conversation), the `fields` of the dialog, the
   * `messages` that are selected or were touched last, the chosen `items` of the dialog, the control's own `name`
   * without its label ("Share Ben"), a text that is `unloaded` (a saved reply), or `nothing`.
   */
  reads: v.picklist(['composer', 'fields', 'messages', 'items', 'name', 'unloaded', 'nothing']),
  /**
   * Anchor of the recipients that are chosen in the dialog; each is judged. Or the label by which the control itself
   * names the one ("Send to {name}"). Words of the same name before a recipient are left out ("Call with").
   */
  recipients: v.optional(name),
});
export type PlatformExit = v.InferOutput<typeof exitSchema>;

const kindSchema = v.strictObject({
  kind: conversationKindSchema,
  /** The conversation's id starts so. */
  id: v.optional(short),
  /** This anchor is in the header (where there is none: on the surface). */
  has: v.optional(name),
  /** The conversation's id is the account's own. */
  own: v.optional(v.literal(true)),
  /** One of these words or phrases stands in the composer's accessible name (the title left out) or in the subtitle. */
  label: v.optional(name),
  /** The title is one of these words. */
  title: v.optional(name),
  /** The subtitle lists at least so many names. */
  listed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100))),
});

/** Calls to the page's own worker by which text leaves: see lib/page. Held while typing, a second gate for sends. */
const chokePointSchema = v.strictObject({
  id: idSchema,
  on: v.picklist(['worker', 'port', 'broadcast']),
  /** Names of the calls by what they send. */
  gates: v.record(channelSchema, list(short, 100)),
  /** Fields of a call: its name, its arguments, what it is answered by. */
  nameKeys: list(short, 5),
  argsKey: short,
  idKey: v.exactOptional(short),
  /** Fields of the arguments: text, and whom it is for. */
  /** Empty: every text in the arguments. */
  textKeys: v.pipe(v.array(short), v.maxLength(20)),
  peerKeys: v.exactOptional(list(short, 10)),
  /** Fields of the arguments that hold nothing new: the message that is edited, marks of the text. */
  skipKeys: v.exactOptional(list(short, 10)),
  /** What the page is answered when a call is dropped; the text `$id` in it becomes the call's id. */
  reply: v.optional(v.unknown()),
});
export type PlatformChokePoint = v.InferOutput<typeof chokePointSchema>;

export const platformSchema = v.strictObject({
  apiVersion: v.literal('sluice/v1'),
  kind: v.literal('Platform'),
  id: idSchema,
  /** The name that rules and reports use where several clients are one platform. Default: the id. */
  platform: v.optional(idSchema),
  title: v.pipe(v.string(), v.maxLength(60)),
  /** Host names, exact. The manifest is built from them. */
  hosts: list(host),
  /** Where it lives on its hosts. Default: everywhere. */
  paths: v.optional(list(path)),
  /** CSS selectors by name, best first. */
  anchors: v.record(idSchema, list(v.pipe(v.string(), v.maxLength(300)), 20)),
  /** Words by name, all languages together, matched case-insensitively; `{name}` in one stands for any text. */
  labels: v.optional(v.record(idSchema, list(short, 200))),
  /**
   * Anchors that an open conversation must have; one that is missing makes the adapter degraded. `send`: while there is
   * text, by anchor or label.
   */
  required: v.optional(list(name, 10)),
  /** Default: the whole page. Nothing outside is touched. */
  surfaces: v.optional(list(surfaceSchema)),
  channels: v.optional(list(fieldChannelSchema)),
  exits: v.optional(list(exitSchema)),
  account: v.optional(list(sourceSchema, 10)),
  conversation: v.optional(
    v.strictObject({
      id: v.optional(list(sourceSchema, 10)),
      /** The same of a conversation in a list, with anchors looked up in its row. */
      rowId: v.optional(list(sourceSchema, 10)),
      title: v.optional(list(sourceSchema, 10)),
      members: v.optional(list(sourceSchema, 10)),
      kinds: v.optional(list(kindSchema)),
      /** Anchor in the header of an account that the platform vouches for. */
      verified: v.optional(name),
    }),
  ),
  /** The page's own version. */
  build: v.optional(list(sourceSchema, 10)),
  chokePoints: v.optional(list(chokePointSchema, 10)),
});
export type PlatformData = v.InferOutput<typeof platformSchema>;
