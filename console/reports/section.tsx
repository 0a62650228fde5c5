import type { ComponentChildren, VNode } from 'preact';

/** One question, the sentence that answers it, and what that rests on. */
export function Section(props: {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly more?: readonly (string | null)[];
  readonly children?: ComponentChildren;
}): VNode {
  const { id, question, answer, more = [] } = props;
  return (
    <section class="report" aria-labelledby={`report-${id}`} data-report={id}>
      <p class="report-question">{question}</p>
      <h2 class="report-answer" id={`report-${id}`}>
        {answer}
      </h2>
      {more.map((sentence) =>
        sentence === null || sentence === '' ? null : <p key={sentence}>{sentence}</p>,
      )}
      {props.children}
    </section>
  );
}
