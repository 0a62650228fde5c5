/**
 * Every code that checking policy can answer, and what it means. `pattern/*` and `detector/*` codes come from the
 * detector compiler (lib/core/detect). Stable: tools and documentation refer to them.
 */
export const policyCodes = {
  'policy/yaml': 'The file is not well-formed YAML.',
  'policy/too-large': 'A file, the number of files or what aliases expand to is over the limit.',
  'policy/too-deep': 'Values are nested too deeply.',
  'policy/too-many': 'There are more problems than are listed.',
  'policy/unknown-kind': 'The document is none of RulePack, Detector, Dictionary, Settings and Platform.',
  'policy/unknown-version': 'The document is written for another version of the language.',
  'policy/unknown-field': 'A field that the language does not have.',
  'policy/missing-field': 'A field that must be there is not.',
  'policy/wrong-type': 'A value of another type, or not one of the values that are allowed.',
  'policy/bad-value': 'A value of the right type outside its limits or form.',
  'policy/not-yet': 'A field or value of the language that this release does not enforce yet.',
  'policy/duplicate-id':
    'Two packs, two rules of a pack, two detectors or dictionaries, or two platforms share an id.',
  'policy/unknown-detector': 'A rule or a detector refers to a detector that is not among the files.',
  'policy/unknown-dictionary': 'A rule or a detector refers to a dictionary that is not among the files.',
  'policy/unknown-platform': 'A rule or setting refers to a platform that is not among the files.',
  'policy/schedule': 'A schedule that cannot be followed: unknown zone, no zone, no time covered.',
  'policy/glob': 'A pattern for titles, file names or groups that cannot be read.',
  'policy/unreachable': 'A part of a rule that could never have an effect.',
  'policy/example': 'A rule does not do with one of its examples what the example says.',
  'policy/missing-settings': 'There is no Settings document.',
} as const satisfies Record<`policy/${string}`, string>;

export type PolicyCode = keyof typeof policyCodes;
