import { readdirSync, readFileSync } from 'node:fs';
import { stdnum } from 'stdnum';
import * as v from 'valibot';
import { parse } from 'yaml';
import { compact, satisfies } from '../../lib/core/detect/check/run.ts';
import { compileDetector } from '../../lib/core/detect/compile-detector.ts';
import type { CompiledPattern } from '../../lib/core/detect/compiled.ts';
import { matchesWhole } from '../../lib/core/detect/engine/index.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import { validators } from '../../lib/core/detect/validators/index.ts';
import { detectorSchema } from '../../lib/core/policy/schema.ts';

/** A detector with a check program. */
export interface Subject {
  readonly id: string;
  /** Whether the program computes a check digit, rather than only lengths, dates and ranges. */
  readonly computes: boolean;
  /** Values of its examples, as they are written there. */
  readonly samples: readonly string[];
  /** Whether one of its checked patterns takes the value for its own. Exclusions are not asked. */
  readonly accepts: (value: string) => boolean;
}

const folder = new URL('../../rules/detectors/', import.meta.url);

/** Every detector of personal or financial data that checks digits. */
export function subjects(): Subject[] {
  return readdirSync(folder).flatMap((file) => {
    const source = v.parse(detectorSchema, parse(readFileSync(new URL(file, folder), 'utf8')));
    if (source.category !== 'personal' && source.category !== 'financial') return [];
    const compiled = compileDetector(source);
    if (!compiled.ok) throw new Error(`${file}: ${JSON.stringify(compiled.error)}`);
    const checked = compiled.value.patterns.filter((pattern) =>
      pattern.validators.some((validator) => typeof validator !== 'string'),
    );
    if (checked.length === 0) return [];
    const found = source.examples.match.flatMap(({ find }) =>
      find.map((text) => expandPlaceholders(text) ?? ''),
    );
    return [
      {
        id: source.id,
        computes: checked.some((pattern) => pattern.validators.some(computes)),
        samples: found,
        accepts: (value) => checked.some((pattern) => takes(pattern, value)),
      },
    ];
  });
}

function computes(validator: CompiledPattern['validators'][number]): boolean {
  return /"(?:sum|modulo|luhn|verhoeff|damm|iso7064)":/.test(JSON.stringify(validator));
}

function takes({ program, validators: names }: CompiledPattern, value: string): boolean {
  return (
    program !== null &&
    matchesWhole(program, value) &&
    names.every((validator) =>
      typeof validator === 'string'
        ? validators.get(validator)?.(value, { phones: null }) === true
        : satisfies(validator, value),
    )
  );
}

/** Whether stdnum's validator `country.name` takes a value, with its separators or without. */
export function peer(name: string): (value: string) => boolean {
  const [country = '', module = ''] = name.split('.');
  const validator = stdnum[country]?.[module];
  if (!validator) throw new Error(`stdnum has no ${name}`);
  return (value) => [value, compact(value)].some((text) => validator.validate(text).isValid);
}
