import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Loading, NothingLoaded } from '../../shell/trouble.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import type { CoverageProps } from '../page.tsx';
import { coverageText } from '../text.ts';
import { CodeList } from './code-list.tsx';
import { CodeStep } from './code-step.tsx';
import { ExtensionStep } from './extension-step.tsx';
import { FilesStep } from './files-step.tsx';
import { kitText } from './text.ts';
import { WatchStep } from './watch-step.tsx';

/** From an empty browser to an enforced policy. `code`: whose browsers are waited for. */
export function KitPage(props: CoverageProps & { readonly code: string | null }): VNode {
  usePageTitle(coverageText.kit, coverageText.title);
  const { figures, codes, kit } = props.models.coverage;
  const version = useSignal('');
  useEffect(() => {
    void figures.load();
    void codes.load();
    return () => kit.reset();
  }, [figures, codes, kit]);
  const answer = figures.value.value;
  const error = figures.error.value;
  if (answer === null)
    return error === null ? <Loading /> : <NothingLoaded error={error} onRetry={() => void figures.load()} />;
  return (
    <div class="kit">
      <p class="quiet">{kitText.intro}</p>
      <Step n={0}>
        <ExtensionStep {...props} extension={answer.extension} version={version} />
      </Step>
      <Step n={1}>
        <CodeStep {...props} />
      </Step>
      <Step n={2}>
        <FilesStep kit={kit} extension={answer.extension} />
      </Step>
      <Step n={3}>
        <WatchStep {...props} />
      </Step>
      <CodeList {...props} />
    </div>
  );
}

function Step({ n, children }: { readonly n: number; readonly children: ComponentChildren }): VNode {
  return (
    <section class="block step" aria-labelledby={`step-${n}`}>
      <h2 id={`step-${n}`}>
        <span class="step-number">{n + 1}</span> {kitText.steps[n]}
      </h2>
      {children}
    </section>
  );
}
