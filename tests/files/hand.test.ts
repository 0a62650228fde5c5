import { describe, expect, it } from 'vitest';
import { checkSpecimen } from './check.ts';
import { createTestReaders } from './reader.ts';
import { everyRunSpecimens } from './specimens.ts';

const readersFor = createTestReaders({ ocr: true });

describe('files made by hand', () => {
  it.each(everyRunSpecimens.map((specimen) => [specimen.name, specimen.title, specimen] as const))(
    '%s (%s) is read where it should be',
    async (_, __, specimen) => {
      expect((await checkSpecimen(specimen, readersFor)).wrong).toEqual([]);
    },
  );
});
