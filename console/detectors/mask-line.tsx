import type { VNode } from 'preact';
import { hasAt, numberAt, textAt } from '../rules/form/data.ts';
import type { FormProps } from '../rules/form/form-props.ts';
import { OnlyInYaml } from '../rules/form/only-in-yaml.tsx';
import { detectorText as text } from './text.ts';

/** How what is found is shown to people, where the file says it. */
export function MaskLine({ data, edit }: Pick<FormProps, 'data' | 'edit'>): VNode | null {
  if (!hasAt(data, 'mask')) return null;
  return (
    <OnlyInYaml edit={edit} path={['mask']}>
      {textAt(data, 'mask') === 'none'
        ? text.unmasked
        : text.masked(numberAt(data, 'mask', 'keepStart') ?? 0, numberAt(data, 'mask', 'keepEnd') ?? 0)}
    </OnlyInYaml>
  );
}
